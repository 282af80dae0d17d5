import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";
import { Paragraph } from "./layout.tsx";

/** For whoever looks for a way into an account that is suspended: there is none, and somebody to ask. */
export function accountSuspended(reader: Reader): Letter {
	const { t, portal } = reader;
	return {
		subject: t("account_suspended.subject"),
		body: <Paragraph>{t("account_suspended.text", { portal })}</Paragraph>,
	};
}
