import { acceptHandover } from "@/lib/handovers/accept-handover.ts";
import { offerHandover } from "@/lib/handovers/offer-handover.ts";
import { withdrawHandover } from "@/lib/handovers/withdraw-handover.ts";
import { newId } from "@/lib/platform/ids.ts";
import { createShareGroup } from "@/lib/share-groups/create-share-group.ts";
import { shareCredits } from "@/lib/share-groups/credits/share-credits.ts";
import { takeCreditsBack } from "@/lib/share-groups/credits/take-credits-back.ts";
import { deleteShareGroup } from "@/lib/share-groups/deletion/delete-share-group.ts";
import { addEntries } from "@/lib/share-groups/people/add-entries.ts";
import { removeEntry } from "@/lib/share-groups/people/remove-entry.ts";
import { actorOf } from "../people.ts";
import type { Caller } from "./caller.ts";
import type { MachineWorld } from "./machine-world.ts";
import type { Doing, Person } from "./steps.ts";
import type { Timeline } from "./timeline.ts";
import { PEOPLE, WorldGroup } from "./world-pool.ts";

// What creators do with their share groups. They are the creators as of just before the call.

/** Into the group, or out of it again. */
export async function move(world: MachineWorld, caller: Caller, step: Doing<"share" | "takeBack">): Promise<void> {
	const group = world.group(step.group);
	const { creditTypeId, credits } = step;
	const input = { key: newId(), shareGroupId: group.id, creditTypeId, credits };
	const actor = await actorOf(world.db, world.userId(await world.creatorOf(group)));
	const verb = step.do === "share" ? shareCredits : takeCreditsBack;
	const { answer } = await caller.ask(step.do, step.again, (db) => verb({ actor, db }, input));
	if (!answer?.ok) return;
	if (answer.value.credits !== credits)
		world.book.problems.push(`${step.do} moved ${answer.value.credits}, not ${credits}`);
	world.book.add(creditTypeId, step.do === "share" ? "allocationIn" : "returnOut", answer.value.credits);
}

/** Lets a person in, or blocks them. */
export async function add(world: MachineWorld, caller: Caller, step: Doing<"admit" | "block">): Promise<void> {
	const group = world.group(step.group);
	const isBlock = step.do === "block";
	const timeline = (isBlock ? group.areBlocked : group.areMembers)[step.user];
	const actor = await actorOf(world.db, world.userId(await world.creatorOf(group)));
	await changing(world, { timeline, state: true }, async () => {
		const list = isBlock ? "blocklist" : "members";
		const input = { shareGroupId: group.id, list, text: world.email(step.user), isTold: false } as const;
		const { answer } = await caller.ask(step.do, "not", (db) => addEntries({ actor, db }, input));
		// What was there already has been there; nobody blocks themselves, nor lets in whom they have blocked.
		return answer?.ok === true && (answer.value.added > 0 || answer.value.rows[0]?.problem === "alreadyThere");
	});
}

/** Takes a person off the list of members, or off the blocklist. */
export async function remove(world: MachineWorld, caller: Caller, step: Doing<"expel" | "unblock">): Promise<void> {
	const group = world.group(step.group);
	const kind = step.do === "unblock" ? "blocked" : "address";
	const where = { shareGroupId: group.id, kind, value: world.email(step.user), removedAt: null } as const;
	const entry = await world.db.shareGroupEntry.findFirst({ where });
	if (!entry) return;
	const timeline = (step.do === "unblock" ? group.areBlocked : group.areMembers)[step.user];
	const actor = await actorOf(world.db, world.userId(await world.creatorOf(group)));
	const input = { shareGroupId: group.id, entryId: entry.id };
	await changing(world, { timeline, state: false }, async () => {
		const { answer } = await caller.ask(step.do, "not", (db) => removeEntry({ actor, db }, input));
		return answer?.ok === true;
	});
}

/** Deletes the group, and puts another one in its place, of a person who spends their own credits. */
export async function renew(
	world: MachineWorld,
	caller: Caller,
	{ group: place, again }: Doing<"renew">,
): Promise<void> {
	const group = world.group(place);
	const actor = await actorOf(world.db, world.userId(await world.creatorOf(group)));
	const input = { key: newId(), shareGroupId: group.id };
	const isDone = await changing(world, { timeline: group.isOpen, state: false }, async () => {
		const { answer } = await caller.ask("renew", again, (db) => deleteShareGroup({ actor, db }, input));
		for (const { creditTypeId, credits } of answer?.ok ? answer.value.returned : []) {
			world.book.add(creditTypeId === "sms" ? "sms" : "email", "returnOut", credits);
		}
		return answer?.ok === true;
	});
	if (!isDone) return;
	for (let tries = 0; ; tries += 1) {
		const creator = PEOPLE[(place + tries) % PEOPLE.length] ?? 0;
		const next = await actorOf(world.db, world.userId(creator));
		const named = { name: `Group ${newId()}`, description: "" };
		const { answer } = await caller.ask("renew", "not", (db) => createShareGroup({ actor: next, db }, named));
		if (answer?.ok) return begin(world, caller, { place, creator, group: new WorldGroup(answer.value.shareGroupId) });
		if (answer === null || tries > 40) {
			world.book.problems.push("nobody could make another share group");
			return;
		}
	}
}

/** All others are let in. */
async function begin(
	world: MachineWorld,
	caller: Caller,
	{ place, creator, group }: { place: 0 | 1; creator: Person; group: WorldGroup },
): Promise<void> {
	const made = world.book.tick();
	group.creator.end(group.creator.begin(creator, made), made);
	group.isOpen.end(group.isOpen.begin(true, made), made);
	const actor = await actorOf(world.db, world.userId(creator));
	const text = PEOPLE.filter((person) => person !== creator).map((person) => world.email(person));
	const input = { shareGroupId: group.id, list: "members", text: text.join("\n"), isTold: false } as const;
	const { answer } = await caller.ask("admit", "not", (db) => addEntries({ actor, db }, input));
	const added = world.book.tick();
	for (const person of PEOPLE) {
		const [members, blocked] = [group.areMembers[person], group.areBlocked[person]];
		const isMember = answer?.ok === true && person !== creator;
		members?.end(members.begin(isMember, added), added);
		blocked?.end(blocked.begin(false, added), added);
	}
	world.groups.push(group);
	await world.findPools();
	for (const pool of world.pools.values()) {
		if (pool.group !== group) continue;
		for (const timeline of [pool.limits.standard, ...pool.limits.exceptions, ...pool.limits.raises]) {
			timeline.end(timeline.begin("unset", added), added);
		}
	}
	world.putGroup(place, group);
}

/** Offers the group to another person, who accepts. */
export async function handOver(world: MachineWorld, caller: Caller, step: Doing<"handOver">): Promise<void> {
	const group = world.group(step.group);
	const [from, to] = [await world.creatorOf(group), step.to];
	const [giver, receiver] = [await actorOf(world.db, world.userId(from)), await actorOf(world.db, world.userId(to))];
	const input = { shareGroupId: group.id, email: world.email(to) };
	const { answer: offer } = await caller.ask("handOver", "not", (db) => offerHandover({ actor: giver, db }, input));
	if (!offer?.ok) return;
	const { handoverId } = offer.value;
	const limits = [...world.pools.values()].filter((pool) => pool.group === group).map((pool) => pool.limits);
	const layers = limits.flatMap(({ exceptions, raises }) => [exceptions[to], raises[to]]);
	const dropped = layers.flatMap((timeline) =>
		timeline ? [{ timeline, change: timeline.begin("unset", world.book.tick()) }] : [],
	);
	const isDone = await changing(world, { timeline: group.creator, state: to }, async () => {
		const { answer } = await caller.ask("handOver", "not", (db) =>
			acceptHandover({ actor: receiver, db }, { handoverId }),
		);
		return answer?.ok === true;
	});
	for (const { timeline, change } of dropped) timeline.end(change, isDone ? world.book.tick() : null);
	// Who declines to decide would keep the offer open, and all others from making one.
	if (!isDone) await withdrawHandover({ actor: giver, db: world.db }, { handoverId });
}

/** Does what changes a fact, if it is done. */
export async function changing<State>(
	{ book }: MachineWorld,
	{ timeline, state }: { timeline: Timeline<State> | undefined; state: State },
	change: () => Promise<boolean>,
): Promise<boolean> {
	const begun = timeline?.begin(state, book.tick());
	const isDone = await change();
	if (begun) timeline?.end(begun, isDone ? book.tick() : null);
	return isDone;
}
