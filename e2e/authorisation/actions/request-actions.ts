import { askForCredits } from "@/lib/credit-requests/asking/ask-for-credits.ts";
import type { AskForCreditsInput } from "@/lib/credit-requests/schema.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { actorOf, aUser, type TestUser } from "@/lib/testing/people.ts";
import { type ActionCase, everybody, signedIn } from "../table.ts";
import { hasRight, isElsewhere, type Visitor } from "../visitors.ts";
import { PLAN, personOf, type World } from "../world.ts";

const ASKING = "app/(portal)/_components/asking/actions.ts";
const ANSWERING = "app/(portal)/requests/actions.ts";

const { creditTypeId } = PLAN;
const asked = { creditTypeId, credits: 5n, reason: "The spring sale", until: null };
const everyone = { owner: true, administrators: true, creatorIds: [] };

/** Who is asked as an administrator: it takes both rights, in this organization. */
export const administrates = (visitor: Visitor) =>
	hasRight(visitor, "view_user_list") && hasRight(visitor, "edit_user") && !isElsewhere(visitor);

const answers = signedIn((visitor) => (visitor === "owner" || administrates(visitor) ? "done" : "NOT_FOUND"));

/** A request of somebody new who uses the owner's credits, with a limit of 5 a week, and is in a group of the group creator's. */
export async function aRequestTo(world: World, asks: "owner and administrators" | "group creator") {
	const { db, here, people } = world;
	const asker = await aUser(db, here, { creditOwnerId: people.owner.id });
	const pool = { kind: "wallet", ownerId: people.owner.id, creditTypeId } as const;
	const owners = { actor: await actorOf(db, people.owner), db };
	await setLimit(owners, { pool, person: asker.id, limit: { credits: 5n, period: "week" } });
	const creator = people["group creator"];
	const shareGroupId = await aShareGroup(db, { creatorId: creator.id, addresses: [asker.email] });
	const ofCreator = { owner: false, administrators: false, creatorIds: [creator.id] };
	const requestId = await ask(world, asker, asks === "group creator" ? ofCreator : everyone);
	return { requestId, shareGroupId };
}

async function ask({ db }: World, asker: TestUser, asks: AskForCreditsInput["asks"] = everyone): Promise<string> {
	await withdrawAll({ db }, asker);
	const result = await askForCredits({ actor: await actorOf(db, asker), db }, { ...asked, asks });
	if (!result.ok) throw new Error(result.key);
	return result.value.requestId;
}

/** One is open at most, and other tests have asked before. */
async function withdrawAll({ db }: Pick<World, "db">, { id: userId }: TestUser): Promise<void> {
	const withdrawn = { status: "withdrawn", closedAt: new Date() } as const;
	await db.creditRequest.updateMany({ where: { userId, status: "open" }, data: withdrawn });
}

export const REQUEST_ACTION_CASES: readonly ActionCase[] = [
	{
		action: `${ASKING}#previewAskingAction`,
		input: () => ({ creditTypeId }),
		expected: signedIn(everybody("done")),
	},
	{
		action: `${ASKING}#askForCreditsAction`,
		input: async (world, visitor) => {
			await withdrawAll(world, personOf(world, visitor));
			return { ...asked, asks: everyone };
		},
		// There is nobody else to ask.
		expected: signedIn((visitor) => (visitor === "administrator elsewhere" ? "INVALID" : "done")),
	},
	{
		action: `${ASKING}#askForCreditsAction`,
		about: "of somebody who shares nothing with the person",
		input: async (world, visitor) => {
			await withdrawAll(world, personOf(world, visitor));
			return { ...asked, asks: { owner: false, administrators: false, creatorIds: [world.people.member.id] } };
		},
		expected: signedIn(everybody("INVALID")),
	},
	{
		action: "app/(portal)/credits/actions.ts#withdrawRequestAction",
		input: async (world, visitor) =>
			visitor === "credit user"
				? { requestId: await ask(world, world.people["credit user"]) }
				: { requestId: (await aRequestTo(world, "owner and administrators")).requestId },
		expected: signedIn((visitor) => (visitor === "credit user" ? "done" : "NOT_FOUND")),
	},
	{
		action: `${ANSWERING}#raiseForRequestAction`,
		input: async (world) => {
			const { requestId } = await aRequestTo(world, "owner and administrators");
			return { requestId, shareGroupId: null, credits: 9n, period: "week", until: "2099-12-31" };
		},
		expected: answers,
	},
	{
		action: `${ANSWERING}#assignForRequestAction`,
		input: async (world) => {
			const { requestId } = await aRequestTo(world, "owner and administrators");
			// Nobody of the world, who would be told by whom.
			return { requestId, ownerId: (await aUser(world.db, world.here)).id, consolidate: false };
		},
		// The Credit Owner was asked as well, and may not do this.
		expected: signedIn((visitor) => (administrates(visitor) ? "done" : "NOT_FOUND")),
	},
	{
		action: `${ANSWERING}#refuseRequestAction`,
		input: async (world) => {
			const { requestId } = await aRequestTo(world, "owner and administrators");
			return { requestId, reason: "The budget is used up" };
		},
		expected: answers,
	},
	{
		action: `${ANSWERING}#refuseRequestAction`,
		about: "put to a share group's creator alone",
		input: async (world) => {
			const { requestId } = await aRequestTo(world, "group creator");
			return { requestId, reason: "The course is over" };
		},
		expected: signedIn((visitor) => (visitor === "group creator" ? "done" : "NOT_FOUND")),
	},
	{
		action: `${ANSWERING}#shareForRequestAction`,
		input: async (world) => ({ ...(await aRequestTo(world, "group creator")), credits: 1n }),
		expected: signedIn((visitor) => (visitor === "group creator" ? "done" : "NOT_FOUND")),
	},
];
