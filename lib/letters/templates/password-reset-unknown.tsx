import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";
import { Action, Paragraph } from "./mail-layout.tsx";

export function passwordResetUnknown(reader: Reader, { href }: { href: string }): Letter {
	const { t, portal } = reader;
	return {
		subject: t("password_reset_unknown.subject"),
		body: (
			<>
				<Paragraph>{t("password_reset_unknown.text", { portal })}</Paragraph>
				<Action href={href}>{t("password_reset_unknown.action")}</Action>
			</>
		),
	};
}
