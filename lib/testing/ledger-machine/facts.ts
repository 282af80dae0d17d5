import type { Sql } from "@/lib/platform/database/sql.ts";
import type { MachineWorld } from "./machine-world.ts";
import type { Person } from "./steps.ts";
import type { Timeline } from "./timeline.ts";
import { type LimitsOverTime, PEOPLE, type WorldGroup, type WorldPool } from "./world-pool.ts";

/**
 * Compares what was acknowledged of owners, share groups, members and limits with what is in the database while no worker is at
 * work, and goes on from there: of calls that overlapped, only the database knows which came last.
 */
export async function syncFacts(world: MachineWorld, sql: Sql): Promise<void> {
	const tick = world.book.tick();
	const sync = <State>(timeline: Timeline<State> | undefined, state: State, what: string) => {
		const told = timeline?.during({ begun: tick, ended: tick });
		if (told !== undefined && told !== state)
			world.book.problems.push(`${what} is ${state}, and was acknowledged as ${told}`);
		timeline?.end(timeline.begin(state, tick), tick);
	};
	await syncOwners(world, sql, sync);
	await syncGroups(world, sql, sync);
	await syncLimits(world, sql, sync);
	await syncCoverage(world, sql, tick);
}

type Sync = <State>(timeline: Timeline<State> | undefined, state: State, what: string) => void;

async function syncOwners(world: MachineWorld, sql: Sql, sync: Sync): Promise<void> {
	const users = await sql.query<{ id: string; ownerId: string }>(
		`SELECT "id", "credit_owner_id" AS "ownerId" FROM "user" WHERE "id" = ANY ($1::uuid[])`,
		[world.people.map(({ id }) => id)],
	);
	for (const { id, ownerId } of users) {
		const person = world.personOf(id) ?? 0;
		sync(world.owners[person], world.personOf(ownerId) ?? 0, `the Credit Owner of ${person}`);
	}
}

async function syncGroups(world: MachineWorld, sql: Sql, sync: Sync): Promise<void> {
	const ids = world.groups.map(({ id }) => id);
	const groups = await sql.query<{ id: string; creatorId: string; isOpen: boolean }>(
		`SELECT "id", "creator_id" AS "creatorId", "status" = 'open' AS "isOpen" FROM "share_group"
		WHERE "id" = ANY ($1::uuid[])`,
		[ids],
	);
	const entries = await sql.query<{ id: string; kind: string; email: string }>(
		`SELECT "share_group_id" AS "id", "kind"::text AS "kind", "value" AS "email" FROM "share_group_entry"
		WHERE "share_group_id" = ANY ($1::uuid[]) AND "removed_at" IS NULL`,
		[ids],
	);
	for (const { id, creatorId, isOpen } of groups) {
		const group = world.groups.find((one) => one.id === id);
		if (!group) continue;
		sync(group.isOpen, isOpen, `whether group ${id} is open`);
		sync(group.creator, world.personOf(creatorId) ?? 0, `the creator of group ${id}`);
		syncMembers(world, group, { entries: entries.filter((entry) => entry.id === id), sync });
	}
}

function syncMembers(
	world: MachineWorld,
	group: WorldGroup,
	{ entries, sync }: { entries: readonly { kind: string; email: string }[]; sync: Sync },
): void {
	for (const person of PEOPLE) {
		const has = (kind: string) => entries.some((entry) => entry.kind === kind && entry.email === world.email(person));
		sync(group.areMembers[person], has("address"), `whether ${person} is a member of group ${group.id}`);
		sync(group.areBlocked[person], has("blocked"), `whether ${person} is blocked in group ${group.id}`);
	}
}

async function syncLimits(world: MachineWorld, sql: Sql, sync: Sync): Promise<void> {
	const rows = await sql.query<{
		accountId: string;
		userId: string | null;
		email: string | null;
		credits: bigint | null;
		isRaise: boolean;
	}>(
		`SELECT "account_id" AS "accountId", "user_id" AS "userId", "address"."value" AS "email", "credits",
			"until" IS NOT NULL AS "isRaise"
		FROM "pool_limit" LEFT JOIN "address" ON "address"."id" = "pool_limit"."address_id"
		WHERE "account_id" = ANY ($1::uuid[])`,
		[[...world.pools.keys()]],
	);
	for (const pool of world.pools.values()) {
		const own = rows.filter(({ accountId }) => accountId === pool.accountId);
		const of = (person: Person | null, isRaise: boolean) => {
			const isIts = ({ userId, email }: (typeof own)[number]) =>
				person === null ? !userId && !email : userId === world.userId(person) || email === world.email(person);
			const row = own.find((one) => one.isRaise === isRaise && isIts(one));
			return row ? (row.credits ?? ("unlimited" as const)) : ("unset" as const);
		};
		syncPool(pool, of, sync);
	}
}

function syncPool(
	{ accountId, limits }: WorldPool,
	of: (person: Person | null, isRaise: boolean) => bigint | "unlimited" | "unset",
	sync: Sync,
): void {
	const layers: readonly (readonly [LimitsOverTime["exceptions"], boolean])[] = [
		[limits.exceptions, false],
		[limits.raises, true],
	];
	sync(limits.standard, of(null, false), `the limit of ${accountId}`);
	for (const person of PEOPLE) {
		for (const [timelines, isRaise] of layers) {
			sync(timelines[person], of(person, isRaise), `the ${isRaise ? "raise" : "limit"} of ${person} in ${accountId}`);
		}
	}
}

/** Coverage ends by the clock: only that there is none is certain. */
async function syncCoverage({ people, areCovered }: MachineWorld, sql: Sql, tick: number): Promise<void> {
	const covered = await sql.query<{ userId: string }>(
		`SELECT "user_id" AS "userId" FROM "coverage"
		WHERE "user_id" = ANY ($1::uuid[]) AND "covers_until" > clock_timestamp()`,
		[people.map(({ id }) => id)],
	);
	for (const [person, timeline] of areCovered.entries()) {
		const isCovered = covered.some(({ userId }) => userId === people[person]?.id);
		timeline.end(timeline.begin(isCovered, tick), tick);
	}
}
