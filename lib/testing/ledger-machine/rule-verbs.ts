import { expireHolds } from "@/lib/ledger/charges/expire-holds.ts";
import { coverUse } from "@/lib/ledger/coverage/cover-use.ts";
import { endCoverage as endCoveredUse } from "@/lib/ledger/coverage/end-coverage.ts";
import { finishClosingGroups } from "@/lib/ledger/movements/close-share-group.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { postAllowance } from "@/lib/ledger/movements/post-allowance.ts";
import { takeBackAllowance } from "@/lib/ledger/movements/take-back-allowance.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { endRaise as endRaisedLimit } from "@/lib/limits/end-raise.ts";
import { raiseLimit } from "@/lib/limits/raise-limit.ts";
import type { LimitedPool } from "@/lib/limits/schema.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done } from "@/lib/platform/refusal.ts";
import { lockSubscriptions } from "@/lib/subscription-periods/lock-subscriptions.ts";
import { inDays } from "../ledger.ts";
import { actorOf } from "../people.ts";
import { pick } from "./book.ts";
import type { Caller } from "./caller.ts";
import type { MachineWorld } from "./machine-world.ts";
import { changing } from "./sharing-verbs.ts";
import type { Doing, LimitOf } from "./steps.ts";
import type { WorldPool } from "./world-pool.ts";

// Who may use how much of whose credits, and what ends by the clock.

/** The pool, whom the limit is about, and the pool's owner as of just now, whose it is to set. */
async function limited(world: MachineWorld, { person, ...of }: LimitOf) {
	const known = world.pool(of);
	const owner = known.group ? await world.creatorOf(known.group) : (known.wallet ?? 0);
	const { creditTypeId } = known;
	const pool: LimitedPool = known.group
		? { kind: "share_group", shareGroupId: known.group.id, creditTypeId }
		: { kind: "wallet", ownerId: world.userId(owner), creditTypeId };
	const named = known.group ? (one: NonNullable<typeof person>) => world.email(one) : world.userId.bind(world);
	const actor = await actorOf(world.db, world.userId(owner));
	return { known, pool, person: person === null ? null : named(person), actor };
}

/** What each has used of the pool so far, the highest of all: so that a limit above it is soon reached. */
async function usedOf({ db }: MachineWorld, { accountId }: WorldPool): Promise<bigint> {
	const uses = await db.poolUse.groupBy({ by: ["userId"], where: { accountId }, _sum: { credits: true } });
	return uses.reduce((most, { _sum }) => ((_sum.credits ?? 0n) > most ? (_sum.credits ?? 0n) : most), 0n);
}

export async function limit(world: MachineWorld, caller: Caller, step: Doing<"limit">): Promise<void> {
	const { known, pool, person, actor } = await limited(world, step);
	const credits = step.above === null ? null : (await usedOf(world, known)) + step.above;
	const isLifting = credits === null && step.isLifted && person !== null;
	const set = credits === null ? null : { credits, period: known.period };
	const timeline = step.person === null ? known.limits.standard : known.limits.exceptions[step.person];
	await changing(world, { timeline, state: credits ?? (isLifting ? "unlimited" : "unset") }, async () => {
		const input = { pool, person, limit: isLifting ? ("none" as const) : set };
		const { answer } = await caller.ask("limit", "not", (db) => setLimit({ actor, db }, input));
		return answer?.ok === true;
	});
}

/** For two days, so that it outlives the run. */
export async function raise(world: MachineWorld, caller: Caller, step: Doing<"raise">): Promise<void> {
	const { known, pool, person, actor } = await limited(world, step);
	const credits = (await usedOf(world, known)) + step.above;
	const until = inDays(2).toISOString().slice(0, 10);
	await changing(world, { timeline: known.limits.raises[step.person], state: credits }, async () => {
		const input = { pool, person: person ?? "", credits, period: known.period, until };
		const { answer } = await caller.ask("raise", "not", (db) => raiseLimit({ actor, db }, input));
		return answer?.ok === true;
	});
}

export async function endRaise(world: MachineWorld, caller: Caller, step: Doing<"endRaise">): Promise<void> {
	const { known, pool, person, actor } = await limited(world, step);
	await changing(world, { timeline: known.limits.raises[step.person], state: "unset" }, async () => {
		const input = { pool, person: person ?? "" };
		const { answer } = await caller.ask("endRaise", "not", (db) => endRaisedLimit({ actor, db }, input));
		return answer?.ok === true;
	});
}

/** The administrator says whose credits a person uses from now on, and whether their own move along. */
export async function owner(world: MachineWorld, caller: Caller, step: Doing<"owner">): Promise<void> {
	const [userId, ownerId] = [world.userId(step.user), world.userId(step.owner)];
	const actor = await actorOf(world.db, world.administrator);
	await changing(world, { timeline: world.owners[step.user], state: step.owner }, async () => {
		const input = { userId, ownerId, creditUsers: null, consolidate: step.consolidate };
		const { answer } = await caller.ask("owner", "not", (db) => assignCreditOwner({ actor, db }, input));
		return answer?.ok === true;
	});
}

/** What is done each minute. */
export async function sweep(_world: MachineWorld, caller: Caller): Promise<void> {
	await caller.ask("sweep", "not", async (db) => {
		await expireHolds({ db });
		await expireLots(db);
		return done(await finishClosingGroups({ db }));
	});
}

/** A part of an allowance arrives, or one that has arrived before: once, though two try at once. */
export async function allowance(world: MachineWorld, caller: Caller, step: Doing<"allowance">): Promise<void> {
	const { user, credits } = step;
	const part = world.partOf(user, step);
	const subscription = { subscriptionId: world.subscriptionIds[user] ?? "", userId: world.userId(user) };
	const arrival = { ...subscription, creditTypeId: "email", part, lots: [{ credits, expiresAt: inDays(30) }] };
	const { answer } = await caller.ask("allowance", "not", (db) =>
		transact(db, async (tx) => done(await postAllowance(tx, arrival))),
	);
	if (!answer?.ok || !answer.value.isNew) return;
	world.book.allowances.push({ user, part, credits, takenBack: null });
	world.book.add("email", "allowance", credits);
}

/** What is left of a part: a repetition says how much it was. */
export async function takeAllowanceBack(
	world: MachineWorld,
	caller: Caller,
	{ which }: Doing<"takeAllowanceBack">,
): Promise<void> {
	const { book } = world;
	const arrived = pick(book.allowances, which);
	if (!arrived) return;
	const { user, part } = arrived;
	const subscriptionId = world.subscriptionIds[user] ?? "";
	const { answer } = await caller.ask("takeAllowanceBack", "not", (db) =>
		transact(db, async (tx) => done(await takeBackAllowance(tx, { subscriptionId, part }))),
	);
	if (!answer?.ok) return;
	if (arrived.takenBack === null) book.add("email", "allowance", -answer.value);
	else if (arrived.takenBack !== answer.value) {
		book.problems.push(`of part ${part}, ${arrived.takenBack} were taken back, and later ${answer.value}`);
	}
	arrived.takenBack = answer.value;
}

/** A subscription covers a person's email credits for a moment. */
export async function cover(world: MachineWorld, caller: Caller, { user, lifetimeMs }: Doing<"cover">): Promise<void> {
	const of = { subscriptionId: world.subscriptionIds[user] ?? "", userId: world.userId(user), creditTypeId: "email" };
	await changing(world, { timeline: world.areCovered[user], state: true }, async () => {
		const { answer } = await caller.ask("cover", "not", (db) =>
			transact(db, async (tx) => {
				await lockUsers(tx.sql, [of.userId], { stillIds: [of.userId] });
				await lockSubscriptions(tx, [of.subscriptionId]);
				const from = await tx.clock.now(tx.sql);
				await coverUse(tx, { ...of, from, until: new Date(from.getTime() + lifetimeMs) });
				return done(null);
			}),
		);
		return answer?.ok === true;
	});
}

export async function endCoverage(world: MachineWorld, caller: Caller, { user }: Doing<"endCoverage">): Promise<void> {
	const subscriptionId = world.subscriptionIds[user] ?? "";
	await changing(world, { timeline: world.areCovered[user], state: false }, async () => {
		const { answer } = await caller.ask("endCoverage", "not", (db) =>
			transact(db, async (tx) => {
				await endCoveredUse(tx, { subscriptionId, at: await tx.clock.now(tx.sql) });
				return done(null);
			}),
		);
		return answer?.ok === true;
	});
}
