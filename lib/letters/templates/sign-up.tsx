import type { Letter } from "../letter.ts";
import type { Link } from "../link.ts";
import type { Reader } from "../reader.ts";
import { Note, OneTimeLink, Paragraph } from "./mail-layout.tsx";

/** Repeats nothing that was typed with the address, so that the mail can't be made to carry a stranger's words. */
export function signUp(reader: Reader, link: Link): Letter {
	const { t, portal } = reader;
	return {
		subject: t("sign_up.subject"),
		body: (
			<>
				<Paragraph>{t("sign_up.text", { portal })}</Paragraph>
				<OneTimeLink reader={reader} {...link}>
					{t("sign_up.action")}
				</OneTimeLink>
				<Note>{t("notYou")}</Note>
			</>
		),
	};
}
