import { isAlertReceiver } from "@/lib/alerts/is-alert-receiver.ts";
import { readAlertNews } from "@/lib/alerts/read-alert-news.ts";
import { readWarnedCredits } from "@/lib/expiry-warnings/read-warned-credits.ts";
import type { MailKind } from "@/lib/outbox/mail-kinds.ts";
import { deploymentTimeZone } from "@/lib/platform/database/deployment-time-zone.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Letter, LetterContext } from "./letter.ts";
import { addressOf } from "./link.ts";
import { type NewToken, oneTimeLink } from "./one-time-link.ts";
import { alert } from "./templates/credits/alert.tsx";
import { alertEmail } from "./templates/credits/alert-email.tsx";
import { expiryWarning } from "./templates/credits/expiry-warning.tsx";

type CreditMail = Extract<MailKind, "expiry_warning" | "alert" | "alert_email">;

/** How mail about credits that run out or low is written. */
export const CREDIT_LETTERS: {
	readonly [Kind in CreditMail]: (tx: Transaction, context: LetterContext<Kind>) => Promise<Letter | null>;
} = {
	async expiry_warning(tx, { facts, to, reader }) {
		const at = await tx.clock.now(tx.sql);
		const credits = await readWarnedCredits(tx, { ...facts, userId: to.userId, at });
		if (credits.length === 0) return null;
		return expiryWarning(reader, { credits, timeZone: await deploymentTimeZone(tx.sql), hrefOf: addressOf });
	},

	async alert(tx, { facts: { eventId }, to, reader }) {
		const news = (await readAlertNews(tx, { eventIds: [eventId], reader: to })).get(eventId);
		return news ? alert(reader, { news, isStranger: to.userId === null, hrefOf: addressOf }) : null;
	},

	async alert_email(tx, { mailId, facts: { userId }, to, reader }) {
		const asked = { userId, email: to.email };
		if (!(await isAlertReceiver(tx, asked))) return null;
		const token: NewToken = { purpose: "alert_email", ...asked };
		const link = await oneTimeLink(tx, { mailId, path: "/confirm-alerts", token });
		return link && alertEmail(reader, link);
	},
};
