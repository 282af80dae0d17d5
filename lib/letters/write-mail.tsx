import { render, toPlainText } from "@react-email/render";
import { readSellersLogo } from "@/lib/logos/queries.ts";
import { stopToken } from "@/lib/mail-stops/stop-token.ts";
import type { Recipient } from "@/lib/outbox/enqueue-mail.ts";
import { type FactsOf, isStoppable, isToStranger, MAIL_FACTS, type MailKind } from "@/lib/outbox/mail-kinds.ts";
import { deploymentTimeZone } from "@/lib/platform/database/deployment-time-zone.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { mailboxOf } from "@/lib/text/addresses/match-keys.ts";
import type { Letter } from "./letter.ts";
import { LETTERS } from "./letters.ts";
import { addressOf } from "./link.ts";
import { type Reader, readerOf, singleLine } from "./reader.ts";
import { MailLayout, type MailLogo } from "./templates/mail-layout.tsx";

/** A mail in words. */
export interface WrittenMail {
	readonly subject: string;
	readonly text: string;
	readonly html: string;
}

/** A mail as the outbox has it. */
export interface OutboxMail {
	readonly id: string;
	readonly kind: MailKind;
	readonly to: Recipient;
	readonly facts: unknown;
	readonly createdAt: Date;
}

/**
 * Writes a mail in its recipient's language, from the current state of the database. A one-time link gets its token
 * here, in the transaction that marks the mail as being sent: only the hash is stored, and another attempt carries the
 * same link. Null where the mail no longer applies.
 */
export async function writeMail(tx: Transaction, mail: OutboxMail): Promise<WrittenMail | null> {
	const isAskable = isStoppable(mail.kind, mail.to);
	if (isAskable && (await isStopped(tx, mail.to.email))) return null;
	const timeZone = await timeZoneOf(tx, mail.to.userId);
	if (!timeZone) return null;
	const name = isToStranger(mail.kind, mail.to) ? null : mail.to.name;
	const reader = await readerOf({ ...mail.to, name, timeZone });
	const letter = await letterOf(tx, mail.kind, { mail, reader });
	if (!letter) return null;
	// A welcome mail says it in its own words.
	const stop = isAskable && mail.kind !== "share_group_welcome" ? stopLinkOf(mail.to.email) : null;
	const html = await render(
		<MailLayout reader={reader} letter={letter} stop={stop} logo={await logoFor(tx, mail.kind)} />,
	);
	return { subject: singleLine(letter.subject), text: toPlainText(html, TEXT), html };
}

/** What is about orders comes from the seller. */
const OF_SELLER: readonly MailKind[] = ["order_placed", "receipt", "order_closed", "invoice_reminder"];

async function logoFor(tx: Transaction, kind: MailKind): Promise<MailLogo | null> {
	const logo = OF_SELLER.includes(kind) ? await readSellersLogo({ db: tx.prisma }) : null;
	return logo && { src: addressOf(logo.path), width: logo.width, height: logo.height };
}

async function isStopped(tx: Transaction, email: string): Promise<boolean> {
	return (await tx.prisma.mailStop.count({ where: { address: mailboxOf(email.toLowerCase()) } })) > 0;
}

function stopLinkOf(email: string): string {
	return addressOf("/stop-mail", { token: stopToken(email) });
}

const TEXT: Parameters<typeof toPlainText>[1] = {
	selectors: [
		{ selector: "img", format: "skip" },
		{ selector: "h1", options: { uppercase: false } },
		{ selector: "hr", options: { length: 3 } },
		{
			selector: '[data-text-format="dataTable"]',
			format: "dataTable",
			options: { uppercaseHeaderCells: false, maxColumnWidth: 80 },
		},
	],
};

async function letterOf<Kind extends MailKind>(
	tx: Transaction,
	kind: Kind,
	{ mail, reader }: { mail: OutboxMail; reader: Reader },
): Promise<Letter | null> {
	const facts = MAIL_FACTS[kind].parse(mail.facts) as FactsOf<Kind>;
	return LETTERS[kind](tx, { mailId: mail.id, facts, to: mail.to, reader, at: mail.createdAt });
}

/** The recipient's own time zone, or the deployment's; null for a removed user. */
async function timeZoneOf(tx: Transaction, userId: string | null): Promise<string | null> {
	const user = userId === null ? null : await tx.prisma.user.findUnique({ where: { id: userId } });
	if (user?.status === "removed") return null;
	return user?.timeZone ?? deploymentTimeZone(tx.sql);
}
