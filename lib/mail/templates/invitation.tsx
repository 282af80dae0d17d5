import type { Letter } from "../letter.ts";
import type { Link } from "../link.ts";
import type { Reader } from "../reader.ts";
import { OneTimeLink, Paragraph } from "./layout.tsx";

interface Invited {
	/** Null where the inviter has been removed since. */
	readonly inviter: string | null;
	readonly organization: string;
	readonly link: Link;
}

export function invitation(reader: Reader, invited: Invited): Letter {
	const { t, portal } = reader;
	const { inviter, organization } = invited;
	return {
		subject: inviter
			? t("invitation.subject", { inviter, organization })
			: t("invitation.unnamedSubject", { organization }),
		body: (
			<>
				<Paragraph>
					{inviter
						? t("invitation.text", { inviter, organization, portal })
						: t("invitation.unnamedText", { organization, portal })}
				</Paragraph>
				<OneTimeLink reader={reader} {...invited.link}>
					{t("invitation.action")}
				</OneTimeLink>
			</>
		),
	};
}
