import { setTimeout as wait } from "node:timers/promises";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { connected } from "../database/database.ts";
import type { Fault } from "./scene.ts";
import { until } from "./until.ts";

/** Waiting requests are answered within this time. */
const TOLD_WITHIN_MS = 5_000;

/** A session locks a wallet and keeps it: requests that need it are told that it is busy, and all others continue. */
export const lockedRow: Fault = {
	name: "a locked row",
	async run({ db, ownerUrl, load, userIds: [lockedId = "", ...otherIds], isShort }) {
		const problems: string[] = [];
		const wallets = await readBalances(sqlOf(db), [lockedId]);
		const accountIds = wallets.map(({ accountId }) => accountId);
		await connected(ownerUrl, async (holder) => {
			await holder.query("BEGIN");
			await holder.query(`SELECT 1 FROM "pool" WHERE "account_id" = ANY ($1::uuid[]) FOR UPDATE`, [accountIds]);
			const lockedAt = Date.now();
			const toldBusy = () =>
				load.unanswered.filter(({ key, begun }) => begun > lockedAt && load.uses.get(key)?.use.userId === lockedId);
			await wait(isShort ? 3_000 : 30_000);
			await until("who needs the locked wallet is told that it is busy", () => toldBusy().length > 0);
			await until("other wallets are used meanwhile", () => load.hasAnsweredSince(lockedAt, otherIds));
			if (load.hasAnsweredSince(lockedAt, [lockedId])) problems.push("credits of a locked wallet were used");
			const longest = Math.max(...toldBusy().map(({ ms }) => ms));
			if (!isShort && longest > TOLD_WITHIN_MS) problems.push(`a reader was told only after ${longest} ms`);
			await holder.query("ROLLBACK");
		});
		const releasedAt = Date.now();
		await until("the wallet is used again", () => load.hasAnsweredSince(releasedAt, [lockedId]));
		return { backAfterMs: Date.now() - releasedAt, problems };
	},
};
