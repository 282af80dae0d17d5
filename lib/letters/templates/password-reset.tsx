import type { Letter } from "../letter.ts";
import type { Link } from "../link.ts";
import type { Reader } from "../reader.ts";
import { Note, OneTimeLink, Paragraph } from "./mail-layout.tsx";

export function passwordReset(reader: Reader, link: Link): Letter {
	const { t, portal } = reader;
	return {
		subject: t("password_reset.subject"),
		body: (
			<>
				<Paragraph>{t("password_reset.text", { portal })}</Paragraph>
				<OneTimeLink reader={reader} {...link}>
					{t("password_reset.action")}
				</OneTimeLink>
				<Note>{t("notYou")}</Note>
			</>
		),
	};
}
