import type { Sql } from "@/lib/platform/database/sql.ts";
import type { BookedCharge, BookedHold } from "./book.ts";
import type { LedgerUse } from "./check-books.ts";
import type { MachineWorld } from "./machine-world.ts";
import type { Person } from "./steps.ts";
import { PEOPLE, type WorldPool } from "./world-pool.ts";

type Booked = BookedCharge | BookedHold;

/**
 * Nobody was paid for by a pool that was certainly closed to them all the time while they were answered: a group that had
 * blocked them, whose member they weren't, that was deleted or that was not the one which they named; a wallet that wasn't
 * their Credit Owner's; a subscription that had ended. Only what was asked after the tick `since`.
 */
export function checkPayers(world: MachineWorld, uses: readonly LedgerUse[], since: number): void {
	const accountsOf = new Map(uses.map(({ id, accountIds }) => [id, accountIds]));
	const charged = [...world.book.charges.values()].filter(({ holdId }) => holdId === null);
	for (const booked of [...charged, ...world.book.holds.values()]) {
		if (booked.begun < since) continue;
		const why = [coverageOffence(world, booked)];
		for (const accountId of accountsOf.get(booked.id) ?? []) {
			const pool = world.pools.get(accountId);
			why.push(pool ? poolOffence(world, booked, pool) : `paid by the unknown pool ${accountId}`);
		}
		for (const one of why) if (one) world.book.problems.push(`${booked.id} of person ${booked.user} was ${one}`);
	}
}

function coverageOffence({ areCovered }: MachineWorld, { user, isCovered, groupId, ...booked }: Booked) {
	if (!isCovered) return null;
	if (groupId !== null || booked.creditTypeId !== "email") return "covered, though a pool was named";
	return areCovered[user]?.during(booked) === false ? "covered, though nothing covered it" : null;
}

function poolOffence(world: MachineWorld, booked: Booked, pool: WorldPool): string | null {
	const { user, groupId, creditTypeId } = booked;
	const { wallet, group } = pool;
	const owner = world.owners[user]?.during(booked);
	if (pool.creditTypeId !== creditTypeId) return "paid with credits of another type";
	if (groupId !== null && group?.id !== groupId) return "paid by another pool than was named";
	if (!group)
		return owner !== undefined && owner !== wallet ? `paid by ${wallet}, though ${owner} owns their credits` : null;
	if (group.isOpen.during(booked) === false) return `paid by the deleted group ${group.id}`;
	const creator = group.creator.during(booked);
	if (creator === undefined) return null;
	if (creator === user)
		return owner !== undefined && owner !== user ? "paid by their own group, though it is parked" : null;
	if (group.areBlocked[user]?.during(booked) === true) return `paid by group ${group.id}, which had blocked them`;
	return group.areMembers[user]?.during(booked) === false
		? `paid by group ${group.id}, which hadn't let them in`
		: null;
}

/** What each has used of every pool in its period, and what of it only a raise allowed. */
export type Uses = ReadonlyMap<string, { readonly counted: bigint; readonly forgiven: bigint }>;

export async function readUses({ pools }: MachineWorld, sql: Sql): Promise<Uses> {
	const all = [...pools.values()];
	const rows = await sql.query<{ accountId: string; userId: string; counted: bigint; forgiven: bigint }>(
		`SELECT "account_id" AS "accountId", "user_id" AS "userId", sum("credits" - "forgiven")::int8 AS "counted",
			sum("forgiven")::int8 AS "forgiven"
		FROM "pool_use" JOIN unnest($1::uuid[], $2::text[]) AS "known" ("account_id", "period") USING ("account_id")
		WHERE "period" = 'total' OR "day" >= date_trunc(
			CASE "period" WHEN 'total' THEN 'day' ELSE "period" END,
			clock_timestamp() AT TIME ZONE (SELECT "time_zone" FROM "deployment"))::date
		GROUP BY 1, 2`,
		[all.map(({ accountId }) => accountId), all.map(({ period }) => period)],
	);
	return new Map(rows.map(({ accountId, userId, ...use }) => [`${accountId} ${userId}`, use]));
}

/**
 * Nobody has used more of another's pool than they had before, or than the highest limit and the highest raise which may have
 * stood since the tick `since` allow.
 */
export function checkLimits(world: MachineWorld, uses: { before: Uses; after: Uses }, since: number): void {
	for (const pool of world.pools.values()) {
		const owners: readonly Person[] = pool.group ? pool.group.creator.since(since) : [pool.wallet ?? 0];
		for (const person of PEOPLE.filter((one) => !owners.includes(one))) {
			const key = `${pool.accountId} ${world.userId(person)}`;
			const [before, after] = [uses.before.get(key), uses.after.get(key)];
			const most = mostOf(pool, person, since);
			const over = (now: bigint, then: bigint, allowed: bigint | null) =>
				allowed !== null && now > then && now > allowed;
			if (
				over(after?.counted ?? 0n, before?.counted ?? 0n, most.counted) ||
				over(after?.forgiven ?? 0n, before?.forgiven ?? 0n, most.forgiven)
			) {
				const of = `${after?.counted} and under raises ${after?.forgiven} of ${pool.accountId}`;
				const was = `${before?.counted ?? 0n} and ${before?.forgiven ?? 0n} before`;
				world.book.problems.push(
					`person ${person} has used ${of}, ${was}: at most ${most.counted} and ${most.forgiven} were allowed`,
				);
			}
		}
	}
}

/** Null: there may have been no limit. */
function mostOf({ limits }: WorldPool, person: Person, since: number) {
	const exceptions = limits.exceptions[person]?.since(since) ?? [];
	const stood: (bigint | string)[] = exceptions.filter((one) => one !== "unset");
	if (exceptions.includes("unset")) stood.push(...limits.standard.since(since));
	const raised = (limits.raises[person]?.since(since) ?? []).filter((one) => typeof one === "bigint");
	const isLimited = stood.every((one) => typeof one === "bigint");
	return { counted: isLimited ? highest(stood) : null, forgiven: isLimited ? highest(raised) : null };
}

function highest(all: readonly unknown[]): bigint {
	return all.reduce<bigint>((most, one) => (typeof one === "bigint" && one > most ? one : most), 0n);
}
