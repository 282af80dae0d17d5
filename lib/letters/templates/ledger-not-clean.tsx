import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";
import { Action, Paragraph } from "./mail-layout.tsx";

interface CheckInWords {
	readonly at: Date;
	readonly found: number;
	readonly href: string;
}

/** To operators: the check of the ledger has found something. */
export function ledgerNotClean({ t, portal, instant }: Reader, { at, found, href }: CheckInWords): Letter {
	return {
		subject: t("ledger_not_clean.subject", { portal }),
		body: (
			<>
				<Paragraph>{t("ledger_not_clean.text", { at: instant(at), found })}</Paragraph>
				<Paragraph>{t("ledger_not_clean.whatToDo")}</Paragraph>
				<Action href={href}>{t("ledger_not_clean.action")}</Action>
			</>
		),
	};
}
