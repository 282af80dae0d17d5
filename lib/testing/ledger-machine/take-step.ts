import type { Caller } from "./caller.ts";
import * as income from "./income-verbs.ts";
import type { MachineWorld } from "./machine-world.ts";
import * as rules from "./rule-verbs.ts";
import * as sharing from "./sharing-verbs.ts";
import type { Doing, Step } from "./steps.ts";
import * as using from "./use-verbs.ts";

/** Takes a step from the first process of the crew; a rush from all of them. */
export function take(world: MachineWorld, crew: readonly Caller[], step: Step): Promise<void> {
	const [caller] = crew;
	if (!caller) throw new Error("A crew has callers.");
	switch (step.do) {
		case "rush":
			return rush(world, crew, step);
		case "charge":
			return using.charge(world, caller, step);
		case "hold":
			return using.hold(world, caller, step);
		case "capture":
		case "release":
		case "extend":
			return using.settle(world, caller, step);
		case "refund":
		case "cancel":
			return using.giveBack(world, caller, step);
		case "share":
		case "takeBack":
			return sharing.move(world, caller, step);
		case "admit":
		case "block":
			return sharing.add(world, caller, step);
		case "expel":
		case "unblock":
			return sharing.remove(world, caller, step);
		case "renew":
			return sharing.renew(world, caller, step);
		case "handOver":
			return sharing.handOver(world, caller, step);
		case "grant":
			return income.grant(world, caller, step);
		case "adjust":
			return income.adjust(world, caller, step);
		case "undo":
			return income.undo(world, caller, step);
		case "buy":
			return income.buy(world, caller, step);
		case "refundOrder":
			return income.reverse(world, caller, step);
		case "batch":
			return income.batch(world, caller, step);
		case "withdraw":
			return income.withdraw(world, caller, step);
		case "limit":
			return rules.limit(world, caller, step);
		case "raise":
			return rules.raise(world, caller, step);
		case "endRaise":
			return rules.endRaise(world, caller, step);
		case "owner":
			return rules.owner(world, caller, step);
		case "sweep":
			return rules.sweep(world, caller);
		case "allowance":
			return rules.allowance(world, caller, step);
		case "takeAllowanceBack":
			return rules.takeAllowanceBack(world, caller, step);
		case "cover":
			return rules.cover(world, caller, step);
		case "endCoverage":
			return rules.endCoverage(world, caller, step);
	}
}

/** What is to be there first, and what then comes from everywhere at once. */
async function rush(world: MachineWorld, crew: readonly Caller[], step: Doing<"rush">): Promise<void> {
	const { before, together, after = [] } = rushOf(step);
	for (const one of before) await take(world, crew, one);
	await Promise.all(
		together.map(async (steps, index) => {
			const first = index % crew.length;
			for (const one of steps) await take(world, [...crew.slice(first), ...crew.slice(0, first)], one);
		}),
	);
	for (const one of after) await take(world, crew, one);
}

interface Rush {
	readonly before: readonly Step[];
	/** Several one after the other in each process. */
	readonly together: readonly (readonly Step[])[];
	/** So that later steps find what they need. */
	readonly after?: readonly Step[];
}

function rushOf({ what, user, group, credits }: Doing<"rush">): Rush {
	const again = "not";
	const paid = { creditTypeId: "email", again } as const;
	const charge: Step = { do: "charge", user, group: null, credits, times: 1, ...paid };
	const ofGroup: Step = { ...charge, group };
	const share: Step = { do: "share", group, credits: 20n, ...paid };
	const latest = { which: 0, again } as const;
	const letIn: Step[] = [{ do: "unblock", group, user }, { do: "admit", group, user }, share];
	// A change takes longer than a charge: they come until it is done.
	const between = (change: Step, one: Step) => [[one, one, one, one], [change], [one, one, one, one], [one, one, one]];
	const atOnce = (...steps: Step[]) => steps.map((one) => [one]);
	switch (what) {
		case "members": {
			return { before: letIn, together: between({ do: "block", group, user }, ofGroup), after: letIn.slice(0, 1) };
		}
		case "deletion":
			return { before: [share], together: between({ do: "renew", group, again }, ofGroup) };
		case "owner": {
			const owner = ((user + 1) % 4) as typeof user;
			const change: Step = { do: "owner", user, owner, consolidate: credits % 2n === 0n };
			const own = (person: typeof user): Step => ({ do: "owner", user: person, owner: person, consolidate: true });
			return { before: [own(user), own(owner)], together: between(change, { ...charge, creditTypeId: "sms" }) };
		}
		case "coverage":
			return {
				before: [{ do: "cover", user, lifetimeMs: 60_000 }],
				together: between({ do: "endCoverage", user }, charge),
			};
		case "limit": {
			const one: Step = { ...ofGroup, credits: 2n };
			const limit: Step = {
				do: "limit",
				pool: { group },
				creditTypeId: "email",
				person: null,
				above: 7n,
				isLifted: false,
			};
			return { before: [...letIn, limit], together: Array.from({ length: 6 }, () => [one, one, one]) };
		}
		case "hold": {
			const hold: Step = { do: "hold", user, group: null, credits, lifetimeMs: 40, ...paid };
			const ends: Step[] = [{ do: "capture", credits: 1n, ...latest }, { do: "release", ...latest }, { do: "sweep" }];
			return { before: [hold], together: atOnce(...ends, ...ends) };
		}
		case "refund": {
			const back: Step[] = [
				{ do: "refund", credits: undefined, ...latest },
				{ do: "cancel", ...latest },
			];
			return { before: [charge], together: atOnce(...back, { do: "refund", credits: 1n, ...latest }, ...back) };
		}
		case "allowance": {
			const back: Step = { do: "takeAllowanceBack", which: 0 };
			const arrival: Step = { do: "allowance", user, credits, isAgain: true };
			return { before: [{ ...arrival, isAgain: false }], together: atOnce(back, arrival, back, charge, back) };
		}
	}
}
