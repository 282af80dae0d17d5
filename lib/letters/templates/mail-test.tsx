import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";
import { Paragraph } from "./mail-layout.tsx";

/** To the operator who asked whether the mail server delivers. */
export function mailTest({ t, portal, instant }: Reader, { at }: { at: Date }): Letter {
	return {
		subject: t("mail_test.subject", { portal }),
		body: <Paragraph>{t("mail_test.text", { portal, at: instant(at) })}</Paragraph>,
	};
}
