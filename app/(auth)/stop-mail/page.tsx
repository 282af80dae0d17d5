import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "@/components/texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { readStopToken } from "@/lib/mail-stops/stop-token.ts";
import { mailboxOf } from "@/lib/text/addresses/match-keys.ts";
import { AuthCard } from "../_components/auth-card.tsx";
import { StopMail } from "./_components/stop-mail.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.stopMail"))("title") };
}

/** Where a mail's link leads with which its receiver stops mail from strangers. Opening it changes nothing. */
export default async function StopMailPage({ searchParams }: PageProps<"/stop-mail">) {
	const [{ token }, t] = await Promise.all([searchParams, getTranslations("auth.stopMail")]);
	const secret = typeof token === "string" ? token.slice(0, 600) : "";
	const address = readStopToken(secret);
	if (address === null) {
		return (
			<AuthCard title={t("invalidTitle")} text={t("invalidText")}>
				<Button asChild className="w-full">
					<Link href="/profile#notifications">{t("toNotifications")}</Link>
				</Button>
			</AuthCard>
		);
	}
	return (
		<Texts of={["auth.stopMail"]}>
			<StopMail token={secret} email={mailboxOf(address)} />
		</Texts>
	);
}
