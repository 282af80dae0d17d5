import type { CreditsFor } from "@/lib/share-groups/welcome/credits-for.ts";
import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";
import { Action, Note, OwnWords, Paragraph, SmallLink } from "./mail-layout.tsx";

/** The content of a welcome mail. The preview on the group's page uses the same. */
export interface Welcome {
	readonly creator: string;
	readonly group: string;
	/** What is in the group, and what of it the reader can use. */
	readonly credits: readonly CreditsFor[];
	/** The address that it goes to. */
	readonly email: string;
	/** The creator's own words; empty where there are none. */
	readonly message: string;
	/** Whether the address has an account. */
	readonly hasAccount: boolean;
	readonly links: { readonly credits: string; readonly signUp: string; readonly stop: string };
}

export function shareGroupWelcome(reader: Reader, welcome: Welcome): Letter {
	const { t, portal } = reader;
	const { creator, group, credits, email, message, hasAccount, links } = welcome;
	return {
		subject: t("share_group_welcome.subject", { creator }),
		body: (
			<>
				<Paragraph>{t("share_group_welcome.text", { creator, group, portal })}</Paragraph>
				<Paragraph>{creditsInWords(reader, credits)}</Paragraph>
				{message === "" ? null : <OwnWords says={t("share_group_welcome.says", { creator })}>{message}</OwnWords>}
				<Paragraph>
					{t(hasAccount ? "share_group_welcome.how" : "share_group_welcome.howToSignUp", { email })}
				</Paragraph>
				<Action href={hasAccount ? links.credits : links.signUp}>
					{t(hasAccount ? "share_group_welcome.action" : "share_group_welcome.signUp")}
				</Action>
				<Note>
					{t(hasAccount ? "share_group_welcome.withoutAccount" : "share_group_welcome.withAccount", { email })}{" "}
					<SmallLink href={hasAccount ? links.signUp : links.credits}>
						{t(hasAccount ? "share_group_welcome.signUp" : "share_group_welcome.action")}
					</SmallLink>
				</Note>
				<Note>
					{t("share_group_welcome.why", { creator, email })}{" "}
					<SmallLink href={links.stop}>{t("share_group_welcome.stop")}</SmallLink>
				</Note>
			</>
		),
	};
}

/** A sentence or two for each credit type of which something is there. */
function creditsInWords({ t }: Reader, credits: readonly CreditsFor[]): string {
	if (credits.length === 0) return t("share_group_welcome.noCredits");
	const sentences = credits.map(({ type, available, usable, period }) =>
		t(`share_group_welcome.credits.${period ?? "all"}`, {
			...{ type, available: Number(available), usable: Number(usable) },
		}),
	);
	return sentences.join(" ");
}
