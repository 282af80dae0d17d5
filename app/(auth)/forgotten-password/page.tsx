import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { isMailKeptForDemo } from "@/lib/letters/kept-for-demo.ts";
import { ForgottenPassword } from "./_components/forgotten-password.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.forgottenPassword"))("title") };
}

export default function ForgottenPasswordPage() {
	return <ForgottenPassword isMailKept={isMailKeptForDemo()} />;
}
