import type { Letter } from "../letter.ts";
import type { Link } from "../link.ts";
import type { Reader } from "../reader.ts";
import { Note, OneTimeLink, Paragraph } from "./mail-layout.tsx";

/** To the new address. */
export function emailChange(reader: Reader, link: Link): Letter {
	const { t, portal } = reader;
	return {
		subject: t("email_change.subject"),
		body: (
			<>
				<Paragraph>{t("email_change.text", { portal })}</Paragraph>
				<OneTimeLink reader={reader} {...link}>
					{t("email_change.action")}
				</OneTimeLink>
				<Note>{t("notYou")}</Note>
			</>
		),
	};
}
