import type { LimitPeriod, ShareGroupStatus } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { sumOf } from "@/lib/ledger/posting/lot.ts";
import { readPoolsOfGroups, readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { type CreditsByExpiry, readCreditsByExpiry } from "@/lib/ledger/reads/read-lots.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { isId } from "@/lib/platform/ids.ts";
import { matchKeys } from "@/lib/text/addresses/match-keys.ts";
import {
	countEntries,
	type EntryCounts,
	type GroupCredits,
	NO_ENTRIES,
	readGroupCredits,
} from "./list-share-groups.ts";
import { countOutstandingWelcomeMails } from "./welcome/welcome-mails.ts";

/** Some credits that expire together, in the order in which they move (product.md 28). */
export interface ExpiringCredits {
	readonly credits: bigint;
	/** Null where they never do. */
	readonly expiresAt: Date | null;
}

/** What of one credit type can be shared with a group, and what can be taken back. All amounts are credits. */
export interface MovableCredits {
	readonly creditTypeId: string;
	readonly creditType: string;
	readonly nameInText: string;
	/** In the creator's own wallet. */
	readonly shareable: readonly ExpiringCredits[];
	/** What the creator's wallet has that can't be shared, because it was granted. */
	readonly granted: bigint;
	readonly inGroup: readonly ExpiringCredits[];
	/** In the group, on hold. */
	readonly held: bigint;
}

export interface GroupLimit {
	readonly creditTypeId: string;
	readonly nameInText: string;
	/** Null for the default. */
	readonly email: string | null;
	/** Null in an exception: no limit. */
	readonly credits: bigint | null;
	readonly period: LimitPeriod | null;
	readonly warnPercent: number;
	readonly tellsSetter: boolean;
}

/** More for one member until the end of a day (product.md 44). */
export interface GroupRaise extends GroupLimit {
	/** Its last day, in the deployment's time zone. */
	readonly until: string;
	readonly setBy: string;
	readonly reason: string | null;
}

/** A share group as its creator manages it. */
export interface ManagedGroup {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly emailMessage: string;
	readonly status: ShareGroupStatus;
	readonly version: number;
	readonly createdAt: Date;
	readonly closingAt: Date | null;
	readonly closedAt: Date | null;
	/** Whether the creator's own credits are parked: if so, none can be shared (product.md 17). */
	readonly isParked: boolean;
	/** The creator's own address as entries name it, and whether one does. */
	readonly ownAddress: string | null;
	readonly spendsToo: boolean;
	readonly isOwnAddressVerified: boolean;
	readonly movable: readonly MovableCredits[];
	readonly credits: readonly GroupCredits[];
	readonly limits: readonly GroupLimit[];
	/** Those in force. */
	readonly raises: readonly GroupRaise[];
	/** How many there are on each of its lists. */
	readonly entries: EntryCounts;
	/** How many welcome mails go out once credits are shared with it. */
	readonly outstandingMails: number;
}

/** The name of a share group of the actor's own; null for other users' groups. */
export async function readShareGroupName(
	{ actor, db = database() }: ReadContext,
	shareGroupId: string,
): Promise<{ name: string; description: string } | null> {
	if (!isId(shareGroupId)) return null;
	const where = { id: shareGroupId, creatorId: actor.userId };
	return db.shareGroup.findFirst({ where, select: { name: true, description: true } });
}

/** Null where the group is not the actor's own. */
export async function readManagedGroup(
	{ actor, db = database() }: ReadContext,
	shareGroupId: string,
): Promise<ManagedGroup | null> {
	if (!isId(shareGroupId)) return null;
	return readSnapshot(async ({ prisma, sql }) => {
		const group = await prisma.shareGroup.findFirst({
			where: { id: shareGroupId, creatorId: actor.userId },
			include: { creator: { select: { email: true, emailVerifiedAt: true, creditOwnerId: true } } },
		});
		if (!group) return null;
		const { creator, creatorId: _, ...stored } = group;
		const ownAddress = matchKeys(creator.email)?.address ?? null;
		const [entries = NO_ENTRIES] = (await countEntries(sql, [shareGroupId])).values();
		const own = { shareGroupId, removedAt: null, kind: "address" as const, value: ownAddress ?? "" };
		return {
			...stored,
			isParked: creator.creditOwnerId !== actor.userId,
			ownAddress,
			isOwnAddressVerified: creator.emailVerifiedAt !== null,
			spendsToo: (await prisma.shareGroupEntry.count({ where: own })) > 0,
			movable: await readMovable(sql, { userId: actor.userId, shareGroupId }),
			credits: (await readGroupCredits({ sql }, [shareGroupId])).get(shareGroupId) ?? [],
			limits: await readLimits(sql, shareGroupId),
			raises: await readRaises(sql, shareGroupId),
			entries,
			outstandingMails: await countOutstandingWelcomeMails(sql, { creator: actor, shareGroupId }),
		};
	}, db);
}

/** What the actor could share with any group, by credit type; only types of which they have purchased credits. */
export async function readShareable({
	actor,
	db = database(),
}: ReadContext): Promise<{ isParked: boolean; types: { nameInText: string; shareable: bigint; granted: bigint }[] }> {
	return readSnapshot(async ({ prisma, sql }) => {
		const { creditOwnerId } = await prisma.user.findUniqueOrThrow({ where: { id: actor.userId } });
		const movable = await readMovable(sql, { userId: actor.userId, shareGroupId: null });
		const types = movable.map(({ nameInText, shareable, granted }) => ({
			nameInText,
			shareable: shareable.reduce((sum, { credits }) => sum + credits, 0n),
			granted,
		}));
		return {
			isParked: creditOwnerId !== actor.userId,
			types: types.filter(({ shareable, granted }) => shareable + granted > 0n),
		};
	}, db);
}

/** Of each credit type, what a creator's wallet and a share group of theirs have; the wallet alone where none is named. */
export async function readMovable(
	sql: Sql,
	{ userId, shareGroupId }: { userId: string; shareGroupId: string | null },
): Promise<MovableCredits[]> {
	const wallets = await readWalletsOf(sql, [userId]);
	const groups = shareGroupId === null ? [] : await readPoolsOfGroups(sql, [shareGroupId]);
	const left = await readCreditsByExpiry(sql, [...wallets, ...groups]);
	return wallets.map(({ accountId, creditTypeId, creditType, nameInText }) => {
		const own = left.filter((credits) => credits.accountId === accountId);
		const group = groups.find((pool) => pool.creditTypeId === creditTypeId);
		const inGroup = left.filter((credits) => credits.accountId === group?.accountId);
		return {
			creditTypeId,
			creditType,
			nameInText,
			shareable: spendable(own.filter(({ kind }) => kind === "purchased")),
			granted: sumOf(spendable(own.filter(({ kind }) => kind === "granted"))),
			inGroup: spendable(inGroup),
			held: inGroup.reduce((sum, { held }) => sum + held, 0n),
		};
	});
}

/** What can be moved now. Credits on hold are among those read. */
function spendable(parts: readonly CreditsByExpiry[]): ExpiringCredits[] {
	return parts.flatMap(({ available, expiresAt }) => (available > 0n ? [{ credits: available, expiresAt }] : []));
}

/** Defaults first, then exceptions by address; none for an address that was erased with its person (product.md 37a). */
async function readLimits(sql: Sql, shareGroupId: string): Promise<GroupLimit[]> {
	return sql.query<GroupLimit>(
		`SELECT "credit_type"."id" AS "creditTypeId", "credit_type"."name_in_text" AS "nameInText",
			"address"."value" AS "email", "limit"."credits", "limit"."period"::text AS "period",
			"limit"."warn_percent"::int AS "warnPercent", "limit"."tells_setter" AS "tellsSetter"
		FROM "account" JOIN "pool_limit" AS "limit" ON "limit"."account_id" = "account"."id"
		JOIN "credit_type" ON "credit_type"."id" = "account"."credit_type_id"
		LEFT JOIN "address" ON "address"."id" = "limit"."address_id"
		WHERE "account"."share_group_id" = $1::uuid AND "limit"."until" IS NULL
			AND ("limit"."address_id" IS NULL OR "address"."value" IS NOT NULL)
		ORDER BY "credit_type"."position", "credit_type"."id", "email" NULLS FIRST`,
		[shareGroupId],
	);
}

async function readRaises(sql: Sql, shareGroupId: string): Promise<GroupRaise[]> {
	return sql.query<GroupRaise>(
		`SELECT "credit_type"."id" AS "creditTypeId", "credit_type"."name_in_text" AS "nameInText",
			"address"."value" AS "email", "limit"."credits", "limit"."period"::text AS "period",
			"limit"."warn_percent"::int AS "warnPercent", "limit"."tells_setter" AS "tellsSetter",
			"limit"."until"::text AS "until", "setter"."name" AS "setBy", "limit"."reason"
		FROM "account" JOIN "pool_limit" AS "limit" ON "limit"."account_id" = "account"."id"
		JOIN "credit_type" ON "credit_type"."id" = "account"."credit_type_id"
		JOIN "address" ON "address"."id" = "limit"."address_id" AND "address"."value" IS NOT NULL
		JOIN "user" AS "setter" ON "setter"."id" = "limit"."set_by_id"
		JOIN "deployment" ON "limit"."until" >= (statement_timestamp() AT TIME ZONE "deployment"."time_zone")::date
		WHERE "account"."share_group_id" = $1::uuid
		ORDER BY "credit_type"."position", "credit_type"."id", "email"`,
		[shareGroupId],
	);
}
