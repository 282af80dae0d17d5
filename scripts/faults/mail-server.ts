import { setTimeout as wait } from "node:timers/promises";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Fault } from "./scene.ts";
import { SERVICE } from "./spend.ts";
import { until } from "./until.ts";

/** More than are delivered at once. */
const MAILS = 7;
/** Until the next minute's sweep, and some. */
const SWEEP_TIMEOUT_MS = 120_000;

async function areAll(db: Database, ids: readonly string[], statuses: ("sent" | "maybe_sent")[]): Promise<boolean> {
	return (await db.mail.count({ where: { id: { in: [...ids] }, status: { in: statuses } } })) === ids.length;
}

/** It takes connections and says nothing. Scheduled work is still done, and all mails arrive afterwards. */
export const silentMailServer: Fault = {
	name: "a silent mail server",
	async run({ db, outbox, userIds: [userId = ""], isShort }) {
		const problems: string[] = [];
		outbox.setMood("silent");
		const ids = await outbox.put(db, MAILS);
		if (isShort) await wait(3_000);
		else await expireHold(db, userId);
		if (outbox.copiesOf(ids) > 0) problems.push("a silent mail server was sent mail");
		outbox.setMood("well");
		const backAfterMs = await until("all mails are sent", () => areAll(db, ids, ["sent"]), { timeoutMs: 120_000 });
		if (outbox.copiesOf(ids) !== MAILS) problems.push(`${outbox.copiesOf(ids)} copies of ${MAILS} mails arrived`);
		return { backAfterMs, problems };
	},
};

async function expireHold(db: Database, userId: string): Promise<void> {
	const request = { userId, creditTypeId: "email", credits: 1n, service: SERVICE, item: "A hold that expires" };
	const context = { db, client: SERVICE, actorId: null };
	const held = await placeHold(context, { ...request, key: newId(), lifetimeMs: 1_000 });
	if (!held.ok) throw new Error(`Refused: ${held.code}.`);
	const isExpired = async () => (await db.hold.count({ where: { id: held.value.holdId, status: "expired" } })) === 1;
	await until("a hold expires while the mail server is silent", isExpired, { timeoutMs: SWEEP_TIMEOUT_MS });
}

/** It thinks for a long time about each mail before it says that it has taken it. */
export const slowMailServer: Fault = {
	name: "a slow mail server",
	async run({ db, outbox }) {
		outbox.setMood("slow");
		const ids = await outbox.put(db, MAILS);
		const backAfterMs = await until("all mails are sent", () => areAll(db, ids, ["sent"]), { timeoutMs: 120_000 });
		outbox.setMood("well");
		const copies = outbox.copiesOf(ids);
		return { backAfterMs, problems: copies === MAILS ? [] : [`${copies} copies of ${MAILS} mails arrived`] };
	},
};

/** It takes a mail and cuts the connection instead of confirming: the mail may have arrived, and is not sent again. */
export const cuttingMailServer: Fault = {
	name: "a mail server that cuts the line",
	async run({ db, outbox, isShort }) {
		outbox.setMood("cutting");
		const ids = await outbox.put(db, 1);
		const isKnown = () => areAll(db, ids, ["sent", "maybe_sent"]);
		await until("what became of the mail is recorded", isKnown, { timeoutMs: 120_000 });
		outbox.setMood("well");
		await wait(isShort ? 500 : 15_000);
		const copies = outbox.copiesOf(ids);
		return { backAfterMs: null, problems: copies === 1 ? [] : [`${copies} copies of one mail arrived`] };
	},
};
