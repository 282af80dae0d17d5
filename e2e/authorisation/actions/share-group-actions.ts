import { newId } from "@/lib/platform/ids.ts";
import { anEntry } from "@/lib/testing/credits.ts";
import { aServiceUser } from "@/lib/testing/people.ts";
import { type ActionCase, everybody, signedIn } from "../table.ts";
import { aGroup, PLAN, type World } from "../world.ts";

const LIST = "app/(portal)/share/actions.ts";
const LIMITS = "app/(portal)/_components/limits/actions.ts";
const GROUP = "app/(portal)/share/[id]/actions.ts";

/** A share group is its creator's alone: to members, administrators and strangers there is none. */
const manages = signedIn((visitor) => (visitor === "group creator" ? "done" : "NOT_FOUND"));

const { creditTypeId } = PLAN;

/** What names a new group of the group creator's. */
const newGroup = async (world: World) => ({ shareGroupId: await aGroup(world) });

async function entryOf(world: World) {
	const group = await newGroup(world);
	const value = `somebody.${newId()}@globex.example`;
	return { ...group, entryId: await anEntry(world.db, group.shareGroupId, { kind: "address", value }) };
}

export const SHARE_GROUP_ACTION_CASES: readonly ActionCase[] = [
	{
		action: `${LIST}#createShareGroupAction`,
		input: () => ({ name: `Group ${newId()}`, description: "" }),
		expected: signedIn((visitor) => (visitor === "credit user" ? "FORBIDDEN" : "done")),
	},
	{ action: `${LIST}#previewDeletionAction`, input: newGroup, expected: manages },
	{
		action: `${LIST}#deleteShareGroupAction`,
		input: async (world) => ({ key: newId(), ...(await newGroup(world)) }),
		expected: manages,
	},
	{
		action: `${GROUP}#changeShareGroupAction`,
		input: async (world) => ({
			...(await newGroup(world)),
			version: 0,
			name: `Group ${newId()}`,
			description: "For the labs",
			emailMessage: "Welcome",
		}),
		expected: manages,
	},
	{
		action: `${GROUP}#shareCreditsAction`,
		input: async (world) => ({ key: newId(), ...(await newGroup(world)), creditTypeId, credits: 1n }),
		expected: manages,
	},
	{
		action: `${GROUP}#takeCreditsBackAction`,
		input: async (world) => ({ key: newId(), ...(await newGroup(world)), creditTypeId, credits: 1n }),
		expected: manages,
	},
	{
		action: `${GROUP}#checkNewEntriesAction`,
		input: async (world) => ({ ...(await newGroup(world)), list: "members", text: "globex.example" }),
		expected: manages,
	},
	{
		action: `${GROUP}#addEntriesAction`,
		about: "members",
		input: async (world) => ({
			...(await newGroup(world)),
			...{ list: "members", text: `${newId()}@globex.example`, isTold: true },
			message: { version: 0, emailMessage: "Welcome!" },
		}),
		expected: manages,
	},
	{
		action: `${GROUP}#addEntriesAction`,
		about: "the blocklist",
		input: async (world) => ({
			...(await newGroup(world)),
			list: "blocklist",
			text: world.people["group member"].email,
		}),
		expected: manages,
	},
	{
		action: `${GROUP}#addServiceUserAction`,
		input: async (world) => ({
			...(await newGroup(world)),
			serviceUserId: (await aServiceUser(world.db, world.here)).id,
		}),
		expected: manages,
	},
	{ action: `${GROUP}#removeEntryAction`, input: entryOf, expected: manages },
	{ action: `${GROUP}#resendWelcomeMailAction`, input: entryOf, expected: manages },
	{
		action: `${GROUP}#spendOwnGroupAction`,
		input: async (world) => ({ ...(await newGroup(world)), spends: true }),
		expected: manages,
	},
	{
		action: `${LIMITS}#setLimitAction`,
		about: "a share group's",
		input: async (world) => ({
			pool: { kind: "share_group", ...(await newGroup(world)), creditTypeId },
			person: null,
			limit: { credits: 5n, period: "week" },
		}),
		expected: manages,
	},
	{
		action: `${GROUP}#checkAddressAction`,
		input: async (world) => ({ ...(await newGroup(world)), address: "tom@globex.example" }),
		expected: manages,
	},
	{
		action: `${GROUP}#previewWelcomeMailAction`,
		input: async (world) => ({ ...(await newGroup(world)), emailMessage: "Hello" }),
		expected: manages,
	},
	{
		action: "app/(auth)/stop-mail/actions.ts#resumeMailAction",
		about: "no link",
		input: () => ({ token: "nonsense" }),
		expected: everybody("NOT_FOUND"),
	},
	{
		action: "app/(auth)/stop-mail/actions.ts#stopMailAction",
		about: "no link",
		input: () => ({ token: "nonsense" }),
		expected: everybody("NOT_FOUND"),
	},
];
