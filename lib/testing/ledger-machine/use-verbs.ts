import type { Charged } from "@/lib/ledger/charges/new-charge.ts";
import { captureHold, extendHold, placeHold, releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import type { PostingContext } from "@/lib/ledger/requests/post-once.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { type BookedCharge, type BookedHold, pick } from "./book.ts";
import type { Caller } from "./caller.ts";
import type { MachineWorld } from "./machine-world.ts";
import type { Doing } from "./steps.ts";
import type { Span } from "./timeline.ts";

// Charges, holds and what becomes of them. The reference of each is its key.

const HOUR_MS = 3_600_000;
export const CLIENT = "machine";

const context = (db: Database): PostingContext => ({ db, client: CLIENT, actorId: null });

/** One charge, or several in one call. */
export async function charge(world: MachineWorld, caller: Caller, step: Doing<"charge">): Promise<void> {
	const { requests, groupId } = requestsOf(world, step, step.times);
	const { answers, ...span } = await caller.askEach("charge", step.again, (db) => postCharges(context(db), requests));
	for (const [index, { key }] of requests.entries()) {
		const answer = answers[index];
		if (!answer?.ok) world.book.refused.add(key);
		else bookCharge(world, answer.value, { ...step, ...span, groupId, holdId: null });
	}
}

export async function hold(world: MachineWorld, caller: Caller, step: Doing<"hold">): Promise<void> {
	const { requests, groupId } = requestsOf(world, step, 1);
	const [request] = requests;
	if (!request) return;
	const { lifetimeMs, user, creditTypeId, credits } = step;
	const { answer, ...span } = await caller.ask("hold", step.again, (db) =>
		placeHold(context(db), { ...request, lifetimeMs }),
	);
	if (!answer?.ok) {
		world.book.refused.add(request.key);
		return;
	}
	const { holdId: id, coveredBy } = answer.value;
	const booked = { id, user, creditTypeId, credits, groupId, isCovered: coveredBy !== null, end: null };
	world.book.holds.set(id, { ...booked, ...span });
}

/** Captures, releases or extends one that may have ended meanwhile. */
export async function settle(
	world: MachineWorld,
	caller: Caller,
	step: Doing<"capture" | "release" | "extend">,
): Promise<void> {
	const all = [...world.book.holds.values()];
	const open = all.filter(({ end }) => end === null);
	// One of four may have ended long ago.
	const held = pick(step.which % 4 === 3 || open.length === 0 ? all : open, step.which);
	if (!held) return;
	const [key, holdId] = [newId(), held.id];
	if (step.do === "extend") {
		await caller.ask("extend", step.again, (db) => extendHold(context(db), { key, holdId, lifetimeMs: HOUR_MS }));
	} else if (step.do === "release") {
		const { answer } = await caller.ask("release", step.again, (db) => releaseHold(context(db), { key, holdId }));
		if (answer?.ok) end(world, held, "released");
	} else {
		const { credits } = step;
		const { answer, ...span } = await caller.ask("capture", step.again, (db) =>
			captureHold(context(db), { key, holdId, credits }),
		);
		if (!answer?.ok) return;
		end(world, held, "captured");
		bookCharge(world, answer.value, { ...held, ...span, holdId, credits });
	}
}

function end({ book }: MachineWorld, held: BookedHold, how: "captured" | "released"): void {
	if (held.end !== null) book.problems.push(`hold ${held.id} was ${how} after it had been ${held.end}`);
	held.end = how;
}

/** A refund in part or of all that is left, or a cancellation. */
export async function giveBack(world: MachineWorld, caller: Caller, step: Doing<"refund" | "cancel">): Promise<void> {
	const booked = pick([...world.book.charges.values()], step.which);
	if (!booked) return;
	const [key, chargeId] = [newId(), booked.id];
	const { answer } = await caller.ask(step.do, step.again, (db) =>
		step.do === "cancel"
			? cancelCharge(context(db), { key, chargeId })
			: refundCharge(context(db), { key, chargeId, credits: step.credits }),
	);
	if (!answer?.ok) return;
	if (booked.isCancelled) world.book.problems.push(`charge ${chargeId} was given back after it had been cancelled`);
	booked.refunded += answer.value.refunded;
	if (step.do === "cancel") booked.isCancelled = true;
	else booked.isRefunded = true;
	world.book.add(booked.creditTypeId, step.do === "cancel" ? "cancellation" : "refund", answer.value.refunded);
}

function requestsOf(
	world: MachineWorld,
	{ user, creditTypeId, credits, group }: Pick<Doing<"charge">, "user" | "creditTypeId" | "credits" | "group">,
	times: number,
) {
	const groupId = group === null ? null : world.group(group).id;
	const pool = groupId === null ? null : { shareGroupId: groupId };
	const purpose = { userId: world.userId(user), creditTypeId, credits, service: "machine", item: "Step", pool };
	const requests = Array.from({ length: times }, () => {
		const key = newId();
		return { ...purpose, key, reference: key };
	});
	return { requests, groupId };
}

function bookCharge(
	{ book }: MachineWorld,
	{ chargeId: id, charged, coveredBy }: Charged,
	of: Span & Pick<BookedCharge, "user" | "creditTypeId" | "groupId" | "holdId"> & { readonly credits: bigint },
): void {
	const { user, creditTypeId, groupId, holdId, begun, ended, credits: requested } = of;
	if (book.charges.has(id)) book.problems.push(`charge ${id} was acknowledged under two keys`);
	const about = { id, user, creditTypeId, groupId, holdId, begun, ended, requested, charged };
	const state = { isCovered: coveredBy !== null, refunded: 0n, isRefunded: false, isCancelled: false };
	book.charges.set(id, { ...about, ...state });
	book.add(creditTypeId, "charge", -charged);
}
