import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActorOrNull } from "@/app/current-actor.ts";
import { START_PATH } from "@/lib/auth/next-path.ts";
import { isMailKeptForDemo } from "@/lib/mail/kept-for-demo.ts";
import { SignUp } from "./_components/sign-up.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.signUp"))("title") };
}

export default async function SignUpPage() {
	if (await currentActorOrNull()) redirect(START_PATH);
	return <SignUp isMailKept={isMailKeptForDemo()} />;
}
