import type { z } from "@hono/zod-openapi";
import { reportDatabase } from "@/lib/platform/database/report-source.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done } from "@/lib/platform/refusal.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { problemOf } from "../answers/problem.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { coveredJson } from "../charges/charge-asked.ts";
import { knownOwners } from "../pools/known-owners.ts";
import { readCursor, writeCursor } from "../requests/write-cursor.ts";
import { readUsagePage, type UsagePageRow, type UsagePosition } from "../usage/read-usage-page.ts";
import { readUsageSums } from "../usage/read-usage-sums.ts";
import { sumsQuery, sumsShape, usageQuery, type usageRowShape, usageShape } from "../usage/schema.ts";
import { sumsOwner, usageOwner } from "../usage/usage-owner.ts";

const listUsage = apiRoute({
	method: "get",
	path: "/usage",
	operationId: "listUsage",
	summary: "List usage",
	description:
		"What a user used or what a pool paid, newest first: a row for each pool that paid of a charge. What a user's subscription covered is in the list of that user, without a pool. Cancelled charges are not listed. Name one `user` or one `pool_id`; a service user's key lists its own. Go on with `next_cursor` until it is null: a page may have fewer rows than `limit`, and none, although there are more.",
	scope: "view_usage",
	query: usageQuery,
	answer: usageShape,
	async handle(context, { query: { cursor, limit, ...query } }) {
		const owner = await usageOwner(context, query);
		if (!owner.ok) return owner;
		const { credit_type: creditTypeId = null, service = null, from = null, to = null } = query;
		const filter = { of: owner.value, creditTypeId, service, from, to };
		const signed = { list: "usage", client: context.key.client, ...filter };
		const after = cursor === undefined ? null : positionOf(readCursor(cursor, signed));
		if (after === undefined) return { problem: problemOf("invalid_cursor") };
		const page = await readUsagePage(sqlOf(await reportDatabase(context.db)), filter, { after, limit });
		const known = await knownOwners(context, [...new Set(page.rows.flatMap(({ ownerId }) => ownerId ?? []))]);
		return done({
			rows: page.rows.map((row) => rowJson(row, known)),
			next_cursor: page.next && writeCursor(writtenPosition(page.next), signed),
		});
	},
});

const sumUsage = apiRoute({
	method: "get",
	path: "/usage/sums",
	operationId: "sumUsage",
	summary: "Sum usage",
	description:
		"Sums by user, service, pool, day or month, per credit type, of what pools paid: what subscriptions covered is not in them. Of one `user`, one `pool_id` or an organization's users; a confined key's organization unless it is said. Days are those of the deployment's time zone.",
	scope: "view_usage",
	query: sumsQuery,
	answer: sumsShape,
	async handle(context, { query: { cursor, limit, by, ...query } }) {
		const owner = await sumsOwner(context, query);
		if (!owner.ok) return owner;
		const { credit_type: creditTypeId = null, service = null, from = null, to = null } = query;
		const filter = { of: owner.value, by, creditTypeId, service, from, to };
		const signed = { list: "sums", client: context.key.client, ...filter };
		const position = cursor === undefined ? null : readCursor(cursor, signed);
		if (cursor !== undefined && !position) return { problem: problemOf("invalid_cursor") };
		const after = position && ([String(position[0]), String(position[1])] as const);
		const sums = await readUsageSums(sqlOf(await reportDatabase(context.db)), filter, { after, limit: limit + 1 });
		const shown = sums.slice(0, limit);
		const last = sums.length > limit ? shown.at(-1) : undefined;
		return done({
			sums: shown.map((sum) => ({
				key: sum.key,
				credit_type: sum.creditTypeId,
				charged: toJsonCredits(sum.charged),
				refunded: toJsonCredits(sum.refunded),
				charges: Number(sum.charges),
			})),
			next_cursor: last ? writeCursor([last.key, last.creditTypeId], signed) : null,
		});
	},
});

export const usage: ApiResource = {
	name: "Usage",
	description: "Who used what, and what paid for it.",
	routes: [listUsage, sumUsage],
};

/** Undefined where the cursor was not of this list. */
function positionOf(written: readonly (string | number)[] | null): UsagePosition | undefined {
	if (!written) return undefined;
	const [postedAt = 0, accountId = "", version = ""] = written;
	return { postedAt: new Date(postedAt), accountId: String(accountId), version: BigInt(version) };
}

function writtenPosition({ postedAt, accountId, version }: UsagePosition): (string | number)[] {
	return [postedAt.getTime(), accountId, version.toString()];
}

function rowJson(row: UsagePageRow, known: ReadonlySet<string>): z.input<typeof usageRowShape> {
	const { credits, refunded } = row;
	return {
		charge_id: row.chargeId,
		charged_at: row.postedAt.toISOString(),
		user_id: row.userId,
		service: row.service,
		item: row.item,
		reference: row.reference,
		credit_type: row.creditTypeId,
		pool_id: row.coveredBy === null ? row.accountId : null,
		covered: coveredJson(row.coveredBy),
		credits: toJsonCredits(credits),
		refunded: toJsonCredits(refunded),
		status: statusOf(row),
		lot_expires_at: row.expiresAt?.toISOString() ?? null,
		balance_after:
			row.balanceAfter !== null && row.ownerId !== null && known.has(row.ownerId)
				? toJsonCredits(row.balanceAfter)
				: null,
	};
}

function statusOf({ credits, refunded, isRefunded }: UsagePageRow): z.input<typeof usageRowShape>["status"] {
	if (isRefunded) return "refunded";
	if (refunded === 0n) return "used";
	return refunded < credits ? "partly_refunded" : "refunded";
}
