import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";
import { Action, Paragraph } from "./mail-layout.tsx";

export function signUpKnown(reader: Reader, links: { signIn: string; forgotten: string }): Letter {
	const { t, portal } = reader;
	return {
		subject: t("sign_up_known.subject"),
		body: (
			<>
				<Paragraph>{t("sign_up_known.text", { portal })}</Paragraph>
				<Action href={links.signIn}>{t("sign_up_known.action")}</Action>
				<Action href={links.forgotten}>{t("sign_up_known.forgotten")}</Action>
			</>
		),
	};
}
