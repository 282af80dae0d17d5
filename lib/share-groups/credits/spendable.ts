import { type Coverage, coverageAt, readCoverage } from "@/lib/ledger/coverage/read-coverage.ts";
import type { Headroom } from "@/lib/ledger/paying/headroom.ts";
import { readLimits } from "@/lib/ledger/paying/pool-limits.ts";
import { least } from "@/lib/ledger/posting/lot.ts";
import {
	type GroupBalance,
	readBalances,
	readGroupBalances,
	type WalletBalance,
} from "@/lib/ledger/reads/read-balances.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { readUsableGroups, type UsableGroup } from "../usable-groups.ts";

/** A share group as one of its members can spend from it. All amounts are credits. */
export interface SpendableGroup {
	readonly shareGroupId: string;
	readonly name: string;
	readonly creatorId: string;
	readonly creatorName: string;
	readonly isOwn: boolean;
	/** If so, no member can spend from it for now (product.md 31). */
	readonly isCreatorSuspended: boolean;
	readonly by: "address" | "domain" | "service_user";
	readonly accountId: string;
	/** What is in the group and not on hold. */
	readonly available: bigint;
	/** What the limit leaves the member; null without a limit. */
	readonly headroom: Headroom | null;
	/** What the member can spend of it: the lesser of the two. */
	readonly spendable: bigint;
	readonly nextExpiry: WalletBalance["nextExpiry"];
}

/** What a user can spend of one credit type, and from which pools (product.md 25). All amounts are credits. */
export interface Spendable {
	readonly creditTypeId: string;
	readonly creditType: string;
	/** Inside a sentence: "email". */
	readonly nameInText: string;
	/** "You have N credits": the wallet in use and the usable groups. */
	readonly total: bigint;
	/** The user's own subscription that covers its use now: it costs nothing (product.md 16). */
	readonly coverage: Coverage | null;
	/** The Credit Owner's wallet: the user's own, unless they use another's credits. */
	readonly wallet: Pick<WalletBalance, "accountId" | "available" | "held" | "nextExpiry"> & {
		readonly ownerId: string;
		readonly ownerName: string;
		readonly isOwn: boolean;
		/** If so, nothing of it can be spent for now (product.md 31). */
		readonly isOwnerSuspended: boolean;
		/** What the owner's limit leaves the user; null without a limit, and for the owner (product.md 43). */
		readonly headroom: Headroom | null;
		/** What the user can spend of it. */
		readonly spendable: bigint;
	};
	/**
	 * Others' by soonest expiry, then the user's own, which a Credit User's are not among: the order in which they pay.
	 */
	readonly groups: readonly SpendableGroup[];
	/** What is in the user's own wallet, not in use while they use another's credits (product.md 6). */
	readonly parked: bigint;
	/** The user's own groups, not in use for the same reason. */
	readonly parkedGroups: readonly SpendableGroup[];
}

interface Spender {
	readonly ownerId: string;
	readonly ownerName: string;
	readonly isOwnerSuspended: boolean;
	readonly at: Date;
}

/** What a user can spend now, per credit type in the catalogue's order. In a snapshot, where it has to add up. */
export async function readSpendable(sql: Sql, userId: string): Promise<Spendable[]> {
	const [spender] = await sql.query<Spender>(
		`SELECT "owner"."id" AS "ownerId", "owner"."name" AS "ownerName", "owner"."status" <> 'active' AS "isOwnerSuspended",
			statement_timestamp() AS "at"
		FROM "user" JOIN "user" AS "owner" ON "owner"."id" = "user"."credit_owner_id" WHERE "user"."id" = $1::uuid`,
		[userId],
	);
	if (!spender) return [];
	const wallets = await readBalances(sql, [...new Set([spender.ownerId, userId])], spender.at);
	const groups = await readSpendableGroups(sql, userId, spender.at);
	const members = wallets.map(({ accountId }) => ({ accountId, userId, address: null }));
	const limits = spender.ownerId === userId ? null : await readLimits(sql, { members, at: spender.at });
	const coverage = await readCoverage(sql, [userId]);
	const creditTypes = await sql.query<{ id: string; name: string; nameInText: string }>(
		`SELECT "id", "name", "name_in_text" AS "nameInText" FROM "credit_type" ORDER BY "position", "id"`,
	);
	return creditTypes.flatMap(({ id: creditTypeId, name: creditType, nameInText }): Spendable[] => {
		const ofType = wallets.filter((wallet) => wallet.creditTypeId === creditTypeId);
		const wallet = ofType.find((one) => one.userId === spender.ownerId);
		if (!wallet) return [];
		const isOwn = spender.ownerId === userId;
		const own = ofType.find((one) => one.userId === userId);
		const all = groups.filter((group) => group.creditTypeId === creditTypeId);
		const inUse = all.filter((group) => isOwn || !group.isOwn).sort(compareGroups);
		const fromGroups = inUse.reduce((sum, { spendable }) => sum + spendable, 0n);
		const { ownerId, ownerName, isOwnerSuspended } = spender;
		const { accountId, available, held, nextExpiry } = wallet;
		const headroom = limits?.of({ accountId, userId, address: null }) ?? null;
		const most = headroom ? least(available, headroom.left) : available;
		const spendable = isOwnerSuspended ? 0n : most;
		return [
			{
				creditTypeId,
				creditType,
				nameInText,
				total: spendable + fromGroups,
				coverage: coverageAt(coverage, { userId, creditTypeId }, spender.at) ?? null,
				wallet: {
					...{ accountId, available, held, nextExpiry, ownerId, ownerName, isOwn, isOwnerSuspended },
					...{ headroom, spendable },
				},
				groups: inUse,
				parked: isOwn ? 0n : (own?.available ?? 0n),
				parkedGroups: isOwn ? [] : all.filter((group) => group.isOwn),
			},
		];
	});
}

async function readSpendableGroups(
	sql: Sql,
	userId: string,
	at: Date,
): Promise<(SpendableGroup & { creditTypeId: string })[]> {
	const groups = await readUsableGroups(sql, { userId });
	const shareGroupIds = groups.map(({ shareGroupId }) => shareGroupId);
	const balances = await readGroupBalances(sql, shareGroupIds, at);
	const others = groups.filter(({ creatorId }) => creatorId !== userId);
	const members = others.flatMap(({ accounts, address }) =>
		accounts.map(({ accountId }) => ({ accountId, userId, address })),
	);
	const limits = await readLimits(sql, { members, at });
	return balances.flatMap((balance) => {
		const group = groups.find(({ shareGroupId }) => shareGroupId === balance.shareGroupId);
		if (!group) return [];
		const headroom = limits.of({ accountId: balance.accountId, userId, address: group.address });
		return [{ creditTypeId: balance.creditTypeId, ...spendableOf(group, balance, { userId, headroom }) }];
	});
}

function spendableOf(
	{ shareGroupId, name, creatorId, creatorName, isCreatorSuspended, by }: UsableGroup,
	{ accountId, available, nextExpiry }: GroupBalance,
	{ userId, headroom }: { userId: string; headroom: Headroom | null },
): SpendableGroup {
	const most = headroom ? least(available, headroom.left) : available;
	return {
		shareGroupId,
		name,
		creatorId,
		creatorName,
		isOwn: creatorId === userId,
		isCreatorSuspended,
		by,
		accountId,
		available,
		headroom,
		spendable: isCreatorSuspended ? 0n : most,
		nextExpiry,
	};
}

function compareGroups(one: SpendableGroup, other: SpendableGroup): number {
	const expiryOf = ({ nextExpiry }: SpendableGroup) => nextExpiry?.at.getTime() ?? Number.MAX_SAFE_INTEGER;
	return Number(one.isOwn) - Number(other.isOwn) || expiryOf(one) - expiryOf(other) || (one.name < other.name ? -1 : 1);
}
