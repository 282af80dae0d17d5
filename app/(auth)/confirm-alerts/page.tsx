import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "@/components/texts.tsx";
import { readAlertEmailRequest } from "@/lib/alerts/confirm-alert-email.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { LinkNotGood } from "../_components/link-not-good.tsx";
import { Steady } from "../_components/steady.tsx";
import { tokenOf } from "../_components/token-of.ts";
import { ConfirmAlerts } from "./_components/confirm-alerts.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.confirmAlerts"))("title") };
}

interface ConfirmAlertsPageProps {
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where the link in the mail to a receiver of alerts leads. Opening it changes nothing; its button does. */
export default async function ConfirmAlertsPage({ searchParams }: ConfirmAlertsPageProps) {
	const [query, t] = await Promise.all([searchParams, getTranslations("auth.confirmAlerts")]);
	const token = tokenOf(query);
	const asked = await readAlertEmailRequest({}, token);
	return (
		<Texts of={["auth.confirmAlerts"]}>
			<Steady>
				{asked ? (
					<ConfirmAlerts token={token} asked={{ ...asked, email: readableAddress(asked.email) }} />
				) : (
					<LinkNotGood text={t("linkNotGood")} />
				)}
			</Steady>
		</Texts>
	);
}
