import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkLines } from "@/clients/command/statement/check-lines.ts";
import { readStatement } from "@/clients/command/statement/read-statement.ts";
import { problemOfHead, type TrustedKey } from "@/clients/command/statement/signed-head.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { postAdjustment } from "@/lib/ledger/movements/post-adjustment.ts";
import { postPurchase } from "@/lib/ledger/movements/post-purchase.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aPaidOrder, FAR_AWAY } from "@/lib/testing/credits.ts";
import { aCharge, aClient, DAY_MS } from "@/lib/testing/ledger.ts";
import { currentPublicKey } from "./public-key.ts";
import { readStatementFile } from "./read-statement-file.ts";
import type { StatementQuery } from "./schema.ts";
import type { StatementPool } from "./statement-pool.ts";

export const START = Date.parse("2026-08-01T04:00:00Z");
const HOUR_MS = 3_600_000;
/** What spreadsheets would run, quotes, separators, line ends, and what looks like escaping. */
const ITEMS = ["Spring sale", "=1+1", "'=1", '"quoted", and; split', "two\nlines", "-5", "a;=b", "élan ☀", "'"];

/** From `START` on, email credits are bought, used every hour, refunded, expire and are corrected. */
export async function usedWallet(db: Database, userId: string, charges: number): Promise<void> {
	const soon = new Date(START + 30 * DAY_MS);
	for (const bought of [
		{ credits: 500n, expiresAt: soon },
		{ credits: 5_000n, expiresAt: FAR_AWAY },
	]) {
		const order = { beneficiaryId: userId, creditTypeId: "email", ...bought };
		const purchase = { ...order, orderId: await aPaidOrder(db, order), actorId: userId };
		await transact(db, (tx) => postPurchase(tx, purchase), { clock: clockAt(new Date(START)) });
	}
	for (let place = 0; place < charges; place += 1) {
		const client = aClient(db, { clock: clockAt(new Date(START + place * HOUR_MS)) });
		const reference = place % 3 === 0 ? `-ref ${place}` : null;
		const item = ITEMS[place % ITEMS.length] ?? "";
		const [outcome] = await postCharges(client, [aCharge(userId, 2n, { item, reference })]);
		if (!outcome?.ok) throw new Error("A charge was refused.");
		if (place % 50 === 0) await refundCharge(client, { key: newId(), chargeId: outcome.value.chargeId, credits: 1n });
	}
	await expireLots(db, { clock: clockAt(new Date(START + 40 * DAY_MS)) });
	const lot = await db.lot.findFirstOrThrow({ where: { closedAt: null, expiresAt: FAR_AWAY } });
	const adjustment = { lotId: lot.id, credits: 3n, reason: "Sally asked for it", actorId: null };
	await transact(db, (tx) => postAdjustment(tx, adjustment), { clock: clockAt(new Date(START + 41 * DAY_MS)) });
}

interface Taken extends Partial<Pick<StatementQuery, "from" | "to" | "format">> {
	readonly secret?: string;
}

/** A statement as it is downloaded, by a reader in Kathmandu. */
export async function statementText(
	{ db, url }: { readonly db: Database; readonly url: string },
	pool: StatementPool | undefined,
	{ from = null, to = null, format = "csv", secret }: Taken = {},
): Promise<string> {
	if (!pool) throw new Error("There is no such pool.");
	const query = await readStatementFile({ pool, db, ...(secret ? { secret } : {}) }, { from, to, format });
	const stream = await downloadCsv(query, { userId: "somebody", timeZone: "Asia/Kathmandu", url });
	return new Response(stream).text();
}

/** What `commonpurse verify` says of it; null where it is as it was signed, by these keys. */
export async function problemOf(
	text: string,
	trusted: readonly TrustedKey[] = [{ id: currentPublicKey().id }],
): Promise<string | null> {
	const folder = mkdtempSync(path.join(tmpdir(), "statement-"));
	const file = path.join(folder, "statement");
	try {
		writeFileSync(file, text);
		const { signed, lines } = await readStatement(file);
		return problemOfHead(signed, trusted) ?? (await checkLines(signed.statement, lines));
	} catch (error) {
		return error instanceof Error ? error.message.replace(file, "It") : String(error);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
