import { aRunningAllowance } from "@/lib/testing/subscriptions.ts";
import { type ActionCase, everybody, signedIn } from "../table.ts";
import type { Visitor } from "../visitors.ts";
import { personOf, type World } from "../world.ts";

const CREDITS = "app/(portal)/credits/actions.ts";

/** One after the other: several visitors ask about the same person's. */
let last: Promise<unknown> = Promise.resolve();

function anAllowance(world: World, visitor: Visitor, isCancelled: boolean): Promise<{ subscriptionId: string }> {
	const made = last.then(() => makeAllowance(world, visitor, isCancelled));
	last = made.catch(() => undefined);
	return made;
}

/** Somebody's allowance, the only one of theirs that goes on. */
async function makeAllowance(world: World, visitor: Visitor, isCancelled: boolean) {
	const { id } = personOf(world, visitor);
	await world.db.subscription.updateMany({
		where: { userId: id, cancelledAt: null },
		data: { cancelledAt: new Date() },
	});
	return { subscriptionId: await aRunningAllowance(world.db, id, { isCancelled }) };
}

const another = (visitor: Visitor): Visitor => (visitor === "owner" ? "member" : "owner");

/** Cancelling one's own subscription, and taking that back. */
export const SUBSCRIPTION_ACTION_CASES: readonly ActionCase[] = (
	[
		["cancelSubscriptionAction", false],
		["keepSubscriptionAction", true],
	] as const
).flatMap(([name, isCancelled]) => [
	{
		action: `${CREDITS}#${name}`,
		about: "one's own",
		input: (world, visitor) => anAllowance(world, visitor, isCancelled),
		expected: signedIn(everybody("done")),
	},
	{
		action: `${CREDITS}#${name}`,
		about: "somebody else's",
		input: (world, visitor) => anAllowance(world, another(visitor), isCancelled),
		expected: signedIn(everybody("NOT_FOUND")),
	},
]);
