import type { Letter } from "../letter.ts";
import type { Link } from "../link.ts";
import type { Reader } from "../reader.ts";
import { OneTimeLink, Paragraph } from "./layout.tsx";

export function invitation(reader: Reader, invited: { inviter: string; organization: string; link: Link }): Letter {
	const { t, portal } = reader;
	const { inviter, organization } = invited;
	return {
		subject: t("invitation.subject", { inviter, organization }),
		body: (
			<>
				<Paragraph>{t("invitation.text", { inviter, organization, portal })}</Paragraph>
				<OneTimeLink reader={reader} {...invited.link}>
					{t("invitation.action")}
				</OneTimeLink>
			</>
		),
	};
}
