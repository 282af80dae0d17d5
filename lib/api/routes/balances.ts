import { z } from "@hono/zod-openapi";
import { readPoolAt } from "@/lib/ledger/reads/read-pool-at.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done } from "@/lib/platform/refusal.ts";
import { readSpendable, type Spendable, type SpendableGroup } from "@/lib/share-groups/credits/spendable.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { coverageJson } from "../charges/coverage-json.ts";
import { coverageShape } from "../charges/schema.ts";
import { findReachedUser } from "../people/find-reached-user.ts";
import { findReachedPool } from "../pools/find-reached-pool.ts";
import { knownOwners } from "../pools/known-owners.ts";
import { amount, instant, orNull, someId, userReference } from "../shapes/schema.ts";

const poolShape = z
	.object({
		pool_id: someId,
		kind: z.enum(["wallet", "share_group"]),
		share_group_id: someId.nullable(),
		name: z.string().nullable().openapi({
			description: "The share group's, or that of the wallet's user; null for a share group of strangers.",
		}),
		owner_id: someId.nullable().openapi({ description: "The wallet's user, or the share group's creator." }),
		available: amount.openapi({ description: "What is in it and not on hold, as far as the key may know it." }),
		spendable: amount.openapi({ description: "What this user can spend of it now: a limit may leave less." }),
		next_expiry: z.object({ at: instant, credits: amount }).nullable(),
	})
	.openapi("Pool");

const balanceShape = z
	.object({
		credit_type: z.string(),
		spendable: amount.openapi({ description: "What the user can spend now, of all pools." }),
		on_hold: amount.openapi({ description: "In the wallet." }),
		covered: orNull(coverageShape).openapi({
			description: "The user's own subscription that covers its use now, at 0 credits; null where none does.",
		}),
		parked: amount.openapi({ description: "Own credits that are not in use while the user uses another's." }),
		pools: z.array(poolShape).openapi({ description: "In the order in which they pay." }),
	})
	.openapi("Balance");

const getBalances = apiRoute({
	method: "get",
	path: "/users/{user}/balances",
	operationId: "getBalances",
	summary: "See what a user can spend",
	description: "Per credit type, what a user can spend now and from which pools, in the order in which they pay.",
	scope: "view_balances",
	params: z.strictObject({ user: userReference }),
	answer: z.object({ user_id: someId, balances: z.array(balanceShape) }),
	async handle(context, { params }) {
		const user = await findReachedUser(context, params.user);
		if (!user.ok) return user;
		const { userId } = user.value;
		const types = await readSnapshot(({ sql }) => readSpendable(sql, userId), context.db);
		const known = await knownOwners(context, [
			...new Set(types.flatMap(({ groups }) => groups.map(({ creatorId }) => creatorId))),
		]);
		return done({ user_id: userId, balances: types.map((type) => balanceJson(type, known)) });
	},
});

const getPoolBalance = apiRoute({
	method: "get",
	path: "/pools/{pool_id}/balance",
	operationId: "getPoolBalance",
	summary: "See what was in a pool",
	description:
		"The balance of a wallet or a share group's pool as of any instant: what its last entry before that says, on hold or not. What has expired counts until it is posted, within a minute.",
	scope: "view_balances",
	params: z.strictObject({ pool_id: someId }),
	query: z.strictObject({ at: instant.optional().openapi({ description: "Not included. Now, unless said." }) }),
	answer: z.object({
		pool_id: someId,
		balance: amount,
		version: z.int().openapi({ description: "How many entries the pool had by then.", example: 42 }),
		last_entry_at: instant.nullable(),
	}),
	async handle(context, { params, query: { at } }) {
		const pool = await findReachedPool(context, params.pool_id);
		if (!pool.ok) return pool;
		const { poolId } = pool.value;
		const found = await readPoolAt(sqlOf(context.db), poolId, at === undefined ? null : new Date(at));
		return done({
			pool_id: poolId,
			balance: toJsonCredits(found.balance),
			version: Number(found.version),
			last_entry_at: found.postedAt?.toISOString() ?? null,
		});
	},
});

export const balances: ApiResource = {
	name: "Balances",
	description: "What a user can spend, and from where; what was in a pool.",
	routes: [getBalances, getPoolBalance],
};

function balanceJson(
	{ creditTypeId, total, coverage, wallet, groups, parked }: Spendable,
	known: ReadonlySet<string>,
): z.input<typeof balanceShape> {
	const groupsJson = (some: readonly SpendableGroup[]) => some.map((group) => groupJson(group, known));
	const others = groups.filter(({ isOwn }) => !isOwn);
	const own = groups.filter(({ isOwn }) => isOwn);
	return {
		credit_type: creditTypeId,
		spendable: toJsonCredits(total),
		covered: coverage && coverageJson(coverage),
		on_hold: toJsonCredits(wallet.held),
		parked: toJsonCredits(parked),
		pools: [...groupsJson(others), walletJson(wallet), ...groupsJson(own)],
	};
}

type PoolJson = z.input<typeof poolShape>;

function walletJson({
	accountId,
	ownerId,
	ownerName,
	available,
	spendable,
	nextExpiry,
}: Spendable["wallet"]): PoolJson {
	return {
		pool_id: accountId,
		kind: "wallet",
		share_group_id: null,
		name: ownerName,
		owner_id: ownerId,
		available: toJsonCredits(available),
		spendable: toJsonCredits(spendable),
		next_expiry: expiryJson(nextExpiry),
	};
}

/** Of a share group that the key may not know, no more than what this user can spend of it (product.md 30). */
function groupJson(group: SpendableGroup, known: ReadonlySet<string>): PoolJson {
	const { accountId, shareGroupId, name, creatorId, available, spendable, nextExpiry } = group;
	const isKnown = known.has(creatorId);
	return {
		pool_id: accountId,
		kind: "share_group",
		share_group_id: isKnown ? shareGroupId : null,
		name: isKnown ? name : null,
		owner_id: isKnown ? creatorId : null,
		available: toJsonCredits(isKnown ? available : spendable),
		spendable: toJsonCredits(spendable),
		next_expiry: isKnown ? expiryJson(nextExpiry) : null,
	};
}

function expiryJson(expiry: SpendableGroup["nextExpiry"]): PoolJson["next_expiry"] {
	return expiry && { at: expiry.at.toISOString(), credits: toJsonCredits(expiry.credits) };
}
