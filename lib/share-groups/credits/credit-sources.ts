import type { LotKind } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { readLots } from "@/lib/ledger/reads/lots.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot, type Snapshot } from "@/lib/platform/database/snapshot.ts";
import { readSpendable, type Spendable, type SpendableGroup } from "./spendable.ts";

/** Why something can't be put into a share group (product.md 17). */
export type NotShareable = "granted" | "parked" | "creditOwners" | "anothersGroup" | "ownGroup" | "nothingLeft";

/** Where some of a user's credits come from. All amounts are credits. */
export interface CreditSource {
	readonly key: string;
	readonly source: "wallet" | "creditOwner" | "group" | "ownGroup";
	/** The share group's name, or the Credit Owner's; null for the user's own wallet. */
	readonly name: string | null;
	/** The buyer of the order, or the group's creator; null if the operator granted it or it goes without saying. */
	readonly from: string | null;
	readonly orderNumber: bigint | null;
	readonly kind: LotKind | "shared";
	/** What the user can spend of it, if it is in use. */
	readonly remaining: bigint;
	readonly held: bigint;
	/** The next of several. */
	readonly expiresAt: Date | null;
	/** Null where it can be shared. */
	readonly notShareable: NotShareable | null;
	/** What is in the group when the member's limit leaves less. */
	readonly inGroup: bigint | null;
	readonly isSuspended: boolean;
}

/** "You have N Credits" of one type, and the distribution (product.md 25). */
export interface CreditsOfType {
	readonly creditTypeId: string;
	readonly creditType: string;
	readonly nameInText: string;
	readonly total: bigint;
	readonly sources: readonly CreditSource[];
	/** Not in use while the user uses another's credits (product.md 6). */
	readonly parked: readonly CreditSource[];
}

/** What the actor has of each credit type, and where it comes from: at one instant, so that it adds up. */
export function readCreditSources({ actor, db = database() }: ReadContext): Promise<CreditsOfType[]> {
	return readSnapshot(async (snapshot) => {
		const types = await readSpendable(snapshot.sql, actor.userId);
		const own = await readOwnSources(snapshot, actor.userId);
		return types.map((type) => {
			const { creditTypeId, creditType, nameInText, total, wallet } = type;
			const lots = own.filter((lot) => lot.creditTypeId === creditTypeId);
			const wallets = wallet.isOwn ? lots : ownersWallet(type);
			return {
				creditTypeId,
				creditType,
				nameInText,
				total,
				sources: [...wallets, ...sourcesOfGroups(type.groups)],
				parked: wallet.isOwn
					? []
					: [
							...lots.map((lot) => ({ ...lot, notShareable: lot.notShareable ?? ("parked" as const) })),
							...sourcesOfGroups(type.parkedGroups),
						],
			};
		});
	}, db);
}

/** Also for a suspended owner: the credits are then listed as not in use. */
function ownersWallet({ creditTypeId, wallet }: Spendable): CreditSource[] {
	if (wallet.available === 0n && wallet.held === 0n) return [];
	return [
		{
			...NOTHING,
			key: `owner ${creditTypeId}`,
			source: "creditOwner",
			name: wallet.ownerName,
			kind: "shared",
			remaining: wallet.isOwnerSuspended ? 0n : wallet.available,
			held: wallet.held,
			expiresAt: wallet.nextExpiry?.at ?? null,
			notShareable: "creditOwners",
			isSuspended: wallet.isOwnerSuspended,
		},
	];
}

function sourcesOfGroups(groups: readonly SpendableGroup[]): CreditSource[] {
	return groups.filter(({ available }) => available > 0n).map(sourceOfGroup);
}

function sourceOfGroup(group: SpendableGroup): CreditSource {
	return {
		...NOTHING,
		key: group.accountId,
		source: group.isOwn ? "ownGroup" : "group",
		name: group.name,
		from: group.isOwn ? null : group.creatorName,
		kind: "shared",
		remaining: group.spendable,
		expiresAt: group.nextExpiry?.at ?? null,
		notShareable: group.isOwn ? "ownGroup" : "anothersGroup",
		inGroup: !group.isCreatorSuspended && group.spendable < group.available ? group.available : null,
		isSuspended: group.isCreatorSuspended,
	};
}

const NOTHING = { from: null, orderNumber: null, held: 0n, inGroup: null, isSuspended: false } as const;

/** The lots of the actor's own wallets, with the orders that they came with. */
async function readOwnSources(
	{ prisma, sql }: Snapshot,
	userId: string,
): Promise<(CreditSource & { creditTypeId: string })[]> {
	const [present] = await sql.query<{ at: Date }>(`SELECT statement_timestamp() AS "at"`);
	const at = present?.at ?? new Date();
	const lots = await readLots(sql, { userId, at });
	const orders = await prisma.order.findMany({
		where: { id: { in: lots.flatMap(({ orderId }) => orderId ?? []) } },
		select: { id: true, number: true, buyer: { select: { id: true, name: true } } },
	});
	return lots.flatMap(({ lotId, creditTypeId, kind, orderId, remaining, held, expiresAt }) => {
		const order = orders.find(({ id }) => id === orderId);
		const isExpired = expiresAt !== null && expiresAt <= at;
		const left = isExpired ? 0n : remaining - held;
		if (left === 0n && held === 0n) return [];
		return {
			...NOTHING,
			creditTypeId,
			key: lotId,
			source: "wallet" as const,
			name: null,
			from: order && order.buyer.id !== userId ? order.buyer.name : null,
			orderNumber: order?.number ?? null,
			kind,
			remaining: left,
			held,
			expiresAt,
			notShareable: kind === "granted" ? ("granted" as const) : left === 0n ? ("nothingLeft" as const) : null,
		};
	});
}
