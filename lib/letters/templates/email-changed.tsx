import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";
import { Paragraph } from "./mail-layout.tsx";

/** To the old address. `email` is the new one as far as its old owner may know it. */
export function emailChanged(reader: Reader, { email }: { email: string }): Letter {
	const { t, portal } = reader;
	return {
		subject: t("email_changed.subject"),
		body: (
			<>
				<Paragraph>{t("email_changed.text", { portal, email })}</Paragraph>
				<Paragraph>{t("email_changed.warning")}</Paragraph>
			</>
		),
	};
}
