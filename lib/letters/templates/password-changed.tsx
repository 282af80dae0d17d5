import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";
import { Action, Paragraph } from "./mail-layout.tsx";

export function passwordChanged(reader: Reader, { at, href }: { at: Date; href: string }): Letter {
	const { t, portal } = reader;
	return {
		subject: t("password_changed.subject"),
		body: (
			<>
				<Paragraph>{t("password_changed.text", { portal, at: reader.instant(at) })}</Paragraph>
				<Paragraph>{t("password_changed.warning")}</Paragraph>
				<Action href={href}>{t("password_changed.action")}</Action>
			</>
		),
	};
}
