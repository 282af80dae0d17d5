import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { DAY_MS } from "@/lib/testing/ledger.ts";
import type { TestUser } from "@/lib/testing/people.ts";
import { type ActionCase, namesOfOffers, signedIn } from "../table.ts";
import { hasRight, isElsewhere, type Visitor } from "../visitors.ts";
import { aGroup, personOf, type World } from "../world.ts";

const HANDOVERS = "app/(portal)/_components/handovers/actions.ts";

/** The creator hands a share group over, or an administrator whose rights the creator's are among (product.md 26a, 38). */
const handsOver = signedIn((visitor) => {
	if (visitor === "group creator") return "done";
	const edits = hasRight(visitor, "view_user_list") && hasRight(visitor, "edit_user");
	if (!edits || isElsewhere(visitor)) return "NOT_FOUND";
	return hasRight(visitor, "purchase") ? "done" : "FORBIDDEN";
});

/** What is offered to the member is nobody else's to answer. */
const isOfferedTo = signedIn((visitor) => (visitor === "member" ? "done" : "NOT_FOUND"));

async function offeredTo(world: World, { id: toId }: TestUser) {
	const { id: fromId } = world.people["group creator"];
	// It lets nobody in, whom later rows of the table would tell whose it is by then.
	const shareGroupId = await aShareGroup(world.db, { creatorId: fromId, name: `Group ${newId()}` });
	// Not of today's: how many someone may offer in 24 hours is for what the table itself asks for.
	const offeredAt = new Date(Date.now() - 2 * DAY_MS);
	const handover = { id: newId(), shareGroupId, fromId, toId, offeredById: fromId, offeredAt };
	await world.db.shareGroupHandover.create({ data: handover });
	return { handoverId: handover.id };
}

const toMember = (world: World) => offeredTo(world, world.people.member);

/** To the visitor, unless the group is theirs anyway. */
const toVisitor = (world: World, visitor: Visitor) =>
	offeredTo(world, visitor === "group creator" ? world.people.member : personOf(world, visitor));

const CASES: readonly ActionCase[] = [
	{
		action: `${HANDOVERS}#previewHandoverAction`,
		input: async (world) => ({ shareGroupId: await aGroup(world) }),
		expected: handsOver,
	},
	{
		action: `${HANDOVERS}#offerHandoverAction`,
		input: async (world) => ({ shareGroupId: await aGroup(world), email: await addressOf(world, "member") }),
		expected: handsOver,
		// Whose address the creator has typed.
		learns: (world, visitor) => [world.people.member.name, ...namesOfOffers(world, visitor)],
	},
	{ action: `${HANDOVERS}#withdrawHandoverAction`, input: toMember, expected: handsOver },
	{
		action: `${HANDOVERS}#acceptHandoverAction`,
		about: "what is offered to the visitor",
		input: toVisitor,
		expected: signedIn((visitor) => {
			if (visitor === "group creator" || isElsewhere(visitor)) return "NOT_FOUND";
			return visitor === "credit user" ? "FORBIDDEN" : "done";
		}),
	},
	{
		action: `${HANDOVERS}#acceptHandoverAction`,
		about: "what is offered to the member",
		input: toMember,
		expected: isOfferedTo,
	},
	{ action: `${HANDOVERS}#declineHandoverAction`, input: toMember, expected: isOfferedTo },
];

/** Each answer has the page with what is offered to its reader. */
export const HANDOVER_ACTION_CASES: readonly ActionCase[] = CASES.map((row) => ({ learns: namesOfOffers, ...row }));

/** As it is now: one of the actions changes an address. */
async function addressOf({ db, people }: World, who: "member"): Promise<string> {
	return (await db.user.findUniqueOrThrow({ where: { id: people[who].id } })).email;
}
