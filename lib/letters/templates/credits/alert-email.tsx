import type { Letter } from "../../letter.ts";
import type { Link } from "../../link.ts";
import type { Reader } from "../../reader.ts";
import { Note, OneTimeLink, Paragraph } from "../mail-layout.tsx";

/** To an address that a user named for alerts. The page that the link leads to names that user. */
export function alertEmail(reader: Reader, link: Link): Letter {
	const { t, portal } = reader;
	return {
		subject: t("alert_email.subject", { portal }),
		body: (
			<>
				<Paragraph>{t("alert_email.text", { portal })}</Paragraph>
				<OneTimeLink reader={reader} {...link}>
					{t("alert_email.action")}
				</OneTimeLink>
				<Note>{t("alert_email.ignore")}</Note>
			</>
		),
	};
}
