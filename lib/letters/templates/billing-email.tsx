import type { Letter } from "../letter.ts";
import type { Link } from "../link.ts";
import type { Reader } from "../reader.ts";
import { Note, OneTimeLink, Paragraph } from "./mail-layout.tsx";

/** To an address that a user gave for invoices. The page that the link leads to names that user. */
export function billingEmail(reader: Reader, link: Link): Letter {
	const { t, portal } = reader;
	return {
		subject: t("billing_email.subject", { portal }),
		body: (
			<>
				<Paragraph>{t("billing_email.text", { portal })}</Paragraph>
				<OneTimeLink reader={reader} {...link}>
					{t("billing_email.action")}
				</OneTimeLink>
				<Note>{t("billing_email.ignore")}</Note>
			</>
		),
	};
}
