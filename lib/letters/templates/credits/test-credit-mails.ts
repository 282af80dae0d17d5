import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import type { Recipient } from "@/lib/outbox/enqueue-mail.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";

// What mails about credits are about, and what they must say, for tests.

/** To John, whose credits they are, and to an address that John named; `shareGroupId`: John's ABCgroup. */
export async function testCreditMails(
	db: Database,
	{ john, shareGroupId }: { john: Recipient & { userId: string }; shareGroupId: string },
) {
	const soon = new Date(new Date().setUTCHours(23, 59, 59, 999) + 86_400_000);
	const { userId } = john;
	await boughtCredits(db, { beneficiaryId: userId, credits: 1_500n, expiresAt: soon });
	const shared = { shareGroupId, creditTypeId: "email", credits: 300n, actorId: null };
	await transact(db, (tx) => postAllocation(tx, shared));
	const wallet = await db.account.findFirstOrThrow({ where: { userId, creditTypeId: "email" } });
	const group = await db.account.findFirstOrThrow({ where: { shareGroupId, creditTypeId: "email" } });
	const expiresInBoth = await anExpiry(db, userId, { at: soon, accountIds: [wallet.id, group.id] });
	const expiresInGroup = await anExpiry(db, userId, { at: soon, accountIds: [group.id] });
	const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(soon);
	const [agreed, asked] = ["accounts@northwind.example", "ops@northwind.example"];
	const crossed = await anAlertEvent(db, userId, { accountId: wallet.id, agreed, receivers: [agreed, asked] });
	const recovered = await anAlertEvent(db, userId, { accountId: group.id, isRecovery: true });
	const stranger = { ...john, name: null, userId: null, email: agreed };
	const toAsk = { ...john, name: null, email: asked };
	type Mail<Facts> = [mail: { to: Recipient; facts: Facts }, ...says: string[]];
	const expiryWarning: readonly Mail<{ warningId: string }>[] = [
		[
			{ to: john, facts: expiresInBoth },
			`Credits expire from ${day} on`,
			`1,200 email credits expire at the end of ${day}.`,
			`300 email credits in your share group ABCgroup expire at the end of ${day}.`,
			"none of them will be used by then",
			"what expires soonest is spent first",
			"Credits that were purchased can be shared",
			"/credits",
		],
		[
			{ to: john, facts: expiresInGroup },
			`300 email credits expire on ${day}`,
			"Let more people in, or take the credits back.",
			`/share/${shareGroupId}`,
		],
	];
	const alert: readonly Mail<{ eventId: string }>[] = [
		[{ to: john, facts: crossed }, "Your email credits are below 500", "12 are available", "/credits"],
		[{ to: john, facts: recovered }, "in ABCgroup are at 500 or more again", `/share/${shareGroupId}`],
		[
			{ to: stranger, facts: crossed },
			"John <b>Lee</b>’s email credits are below 500",
			"John <b>Lee</b> named this address for alerts",
			"/stop-mail?token=",
		],
	];
	const alertEmail: readonly Mail<{ userId: string }>[] = [
		[
			{ to: toAsk, facts: { userId } },
			...["/confirm-alerts?token=", "Nothing is sent here before that.", "/stop-mail?token="],
		],
	];
	return { expiry_warning: expiryWarning, alert, alert_email: alertEmail };
}

/** That a user was warned, on a day of its own, of what expires in these pools then. */
async function anExpiry(db: Database, userId: string, { at, accountIds }: { at: Date; accountIds: string[] }) {
	const id = newId();
	const day = new Date(`${2_000 + (await db.expiryWarning.count())}-01-01`);
	const lots = accountIds.map((accountId) => ({ accountId, lotId: newId(), days: 7, credits: 1n, expiresAt: at }));
	await db.expiryWarning.create({ data: { id, userId, day, warnedAt: new Date(), lots: { create: lots } } });
	return { warningId: id };
}

/** That an alert of a user's at 500 credits was crossed with 12 left, or that there is as much again. */
async function anAlertEvent(
	db: Database,
	userId: string,
	about: { accountId: string; agreed?: string; receivers?: readonly string[]; isRecovery?: boolean },
) {
	const { accountId, agreed, receivers = [], isRecovery = false } = about;
	const id = newId();
	const alert = { id: newId(), userId, accountId, credits: 500n };
	const create = receivers.map((address) => ({ address, email: address }));
	await db.alert.create({ data: { ...alert, madeAt: new Date(), receivers: { create } } });
	if (agreed) await db.confirmedAlertEmail.create({ data: { userId, address: agreed, confirmedAt: new Date() } });
	const event = { alertId: alert.id, userId, accountId, isRecovery, credits: 500n, available: 12n };
	await db.alertEvent.create({ data: { id, ...event, happenedAt: new Date() } });
	return { eventId: id };
}
