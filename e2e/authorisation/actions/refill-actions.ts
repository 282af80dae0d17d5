import { newId } from "@/lib/platform/ids.ts";
import { type ActionCase, signedIn } from "../table.ts";
import { hasRight, type Visitor } from "../visitors.ts";
import { aGroup, PLAN, personOf, type World } from "../world.ts";

const REFILLS = "app/(portal)/_components/refills/actions.ts";

/** A refill is its owner's alone, whatever rights others have. */
const manages = signedIn((visitor) => (visitor === "group creator" ? "done" : "NOT_FOUND"));

const { creditTypeId, currency, priceMinor: totalMinor } = PLAN;

/** So few that nothing is ordered or shared by itself while the table is gone through. */
const threshold = 1n;

async function ownTopUp(world: World, visitor: Visitor) {
	const key = { userId: personOf(world, visitor).id, creditTypeId, kind: "top_up" as const };
	const stored = await world.db.refill.findFirst({ where: key });
	return {
		...{ creditTypeId, threshold, ceilingMinor: 2_000n, gateway: "invoice", version: stored?.version ?? null },
		pack: { planId: world.planId, planVersion: 0, totalMinor, currency },
	};
}

/** A refill of a new group of the group creator's. */
async function aRefill(world: World) {
	const [refillId, shareGroupId] = [newId(), await aGroup(world)];
	const userId = world.people["group creator"].id;
	const terms = { userId, creditTypeId, shareGroupId, threshold, credits: 1n, ceiling: 1n, setAt: new Date() };
	await world.db.refill.create({ data: { ...terms, id: refillId, kind: "share_group" } });
	return { refillId };
}

/** How many refills a creator can have is not what the table asks: those of tests before make room. */
async function endEarlierRefills({ db, people }: World): Promise<void> {
	const standing = { userId: people["group creator"].id, kind: "share_group" as const, removedAt: null };
	await db.refill.updateMany({ where: standing, data: { removedAt: new Date() } });
}

export const REFILL_ACTION_CASES: readonly ActionCase[] = [
	{
		action: `${REFILLS}#setTopUpAction`,
		input: ownTopUp,
		expected: signedIn((visitor) => {
			if (!hasRight(visitor, "purchase")) return "FORBIDDEN";
			return visitor === "credit user" ? "CONFLICT" : "done";
		}),
	},
	{
		action: `${REFILLS}#setGroupRefillAction`,
		input: async (world) => {
			await endEarlierRefills(world);
			const shareGroupId = await aGroup(world);
			return { shareGroupId, creditTypeId, version: null, threshold, credits: 1n, ceilingCredits: 1n };
		},
		expected: manages,
	},
	{ action: `${REFILLS}#pauseRefillAction`, input: aRefill, expected: manages },
	{
		action: `${REFILLS}#resumeRefillAction`,
		input: async (world) => ({ ...(await aRefill(world)), pack: null }),
		expected: manages,
	},
	{ action: `${REFILLS}#removeRefillAction`, input: aRefill, expected: manages },
];
