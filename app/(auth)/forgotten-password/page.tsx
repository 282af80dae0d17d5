import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "@/components/texts.tsx";
import { isStoredMailForDemo } from "@/lib/letters/stored-mail.ts";
import { ForgottenPassword } from "./_components/forgotten-password.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.forgottenPassword"))("title") };
}

export default function ForgottenPasswordPage() {
	return (
		<Texts of={["auth.elsewhere", "auth.forgottenPassword", "auth.mailbox"]}>
			<ForgottenPassword isMailStored={isStoredMailForDemo()} />
		</Texts>
	);
}
