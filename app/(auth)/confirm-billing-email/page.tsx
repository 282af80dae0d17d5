import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "@/components/texts.tsx";
import { readBillingEmailRequest } from "@/lib/billing-information/confirm-billing-email.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { LinkNotGood } from "../_components/link-not-good.tsx";
import { Steady } from "../_components/steady.tsx";
import { tokenOf } from "../_components/token-of.ts";
import { ConfirmBillingEmail } from "./_components/confirm-billing-email.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("auth.confirmBillingEmail"))("title") };
}

interface ConfirmBillingEmailPageProps {
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where the link in the mail to a billing email leads. Opening it changes nothing; its button does. */
export default async function ConfirmBillingEmailPage({ searchParams }: ConfirmBillingEmailPageProps) {
	const [query, t] = await Promise.all([searchParams, getTranslations("auth.confirmBillingEmail")]);
	const token = tokenOf(query);
	const asked = await readBillingEmailRequest({}, token);
	return (
		<Texts of={["auth.confirmBillingEmail"]}>
			<Steady>
				{asked ? (
					<ConfirmBillingEmail token={token} asked={{ ...asked, email: readableAddress(asked.email) }} />
				) : (
					<LinkNotGood text={t("linkNotGood")} />
				)}
			</Steady>
		</Texts>
	);
}
