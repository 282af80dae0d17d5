import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";
import { Paragraph } from "./mail-layout.tsx";

/** For the owner of a suspended account who looks for a way in: there is none, but someone to ask. */
export function accountSuspended(reader: Reader): Letter {
	const { t, portal } = reader;
	return {
		subject: t("account_suspended.subject"),
		body: <Paragraph>{t("account_suspended.text", { portal })}</Paragraph>,
	};
}
