import type { Letter } from "../letter.ts";
import type { Link } from "../link.ts";
import type { Reader } from "../reader.ts";
import { OneTimeLink, Paragraph } from "./mail-layout.tsx";

/**
 * Names neither the inviting user nor the organization: both are words of a possible stranger, and anyone can choose
 * them. The page that the link leads to names them.
 */
export function invitation(reader: Reader, link: Link): Letter {
	const { t, portal } = reader;
	return {
		subject: t("invitation.subject", { portal }),
		body: (
			<>
				<Paragraph>{t("invitation.text", { portal })}</Paragraph>
				<OneTimeLink reader={reader} {...link}>
					{t("invitation.action")}
				</OneTimeLink>
			</>
		),
	};
}
