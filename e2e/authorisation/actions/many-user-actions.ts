import { checkOwnersFile } from "@/lib/many-users/check-owners-file.ts";
import { previewManyUsers } from "@/lib/many-users/preview-many-users.ts";
import type { ManyChange } from "@/lib/many-users/schema.ts";
import { actorOf, aUser, aUserRole } from "@/lib/testing/people.ts";
import { type ActionCase, signedIn } from "../table.ts";
import { hasRight, isElsewhere, type Visitor } from "../visitors.ts";
import type { World } from "../world.ts";
import { editsUsers } from "./user-actions.ts";

const USERS = "app/(portal)/admin/users/actions.ts";

/** Administrators who may edit users, in their own organization. */
const editsTheirOwn = signedIn((visitor) => {
	if (!hasRight(visitor, "view_user_list")) return "NOT_FOUND";
	return hasRight(visitor, "edit_user") ? "done" : "FORBIDDEN";
});

/** Elsewhere, what was shown here is not what would be changed. */
const setsByFile = (visitor: Visitor) => {
	const outcome = editsTheirOwn(visitor);
	return outcome === "done" && isElsewhere(visitor) ? "STALE" : outcome;
};

/** Two people with no right that anybody lacks. */
async function two({ db, here }: World) {
	const role = { id: await aUserRole(db, here, { rights: [] }) };
	return [await aUser(db, here, { role }), await aUser(db, here, { role })] as const;
}

async function shown(
	world: World,
	change: (world: World) => ManyChange | Promise<ManyChange>,
	people: readonly { readonly id: string }[] | null = null,
) {
	const asked = { userIds: (people ?? (await two(world))).map(({ id }) => id), change: await change(world) };
	const administrator = { actor: await actorOf(world.db, world.people.administrator), db: world.db };
	const preview = await previewManyUsers(administrator, asked);
	if (!preview.ok) throw new Error(preview.key);
	return { ...asked, stamp: preview.value.stamp };
}

const toTheOwner = ({ people }: World): ManyChange => ({
	...{ what: "creditOwner", takeAlong: false },
	ownerId: people.owner.id,
});
const toARole = async ({ db, here }: World): Promise<ManyChange> => ({
	...{ what: "role", userRoleId: await aUserRole(db, here, { rights: [] }) },
});
/** Two who use the owner's credits get a limit on them. */
async function shownLimit(world: World) {
	const { db, here, people } = world;
	const creditOwnerId = people.owner.id;
	const limited = [await aUser(db, here, { creditOwnerId }), await aUser(db, here, { creditOwnerId })];
	const limit: ManyChange = { what: "limit", creditTypeId: "email", limit: { credits: 5n, period: "week" } };
	return shown(world, () => limit, limited);
}
const suspended: ManyChange = { what: "status", status: "suspended", takeAlong: false };

async function fileOf(world: World) {
	const [one, other] = await two(world);
	return { csv: `email,credit_owner\n${one.email},${other.email}\n` };
}

async function shownFile(world: World) {
	const file = await fileOf(world);
	const administrator = { actor: await actorOf(world.db, world.people.administrator), db: world.db };
	const preview = await checkOwnersFile(administrator, file);
	if (!preview.ok) throw new Error(preview.key);
	return { ...file, stamp: preview.value.stamp };
}

/** A person's Credit Owner straight from the list, and changes of many people at once. */
export const MANY_USER_ACTION_CASES: readonly ActionCase[] = [
	{
		action: `${USERS}#assignCreditOwnerAction`,
		about: "a person's",
		input: async (world) => ({
			...{ userId: (await two(world))[0].id, ownerId: world.people.owner.id },
			...{ creditUsers: null, consolidate: false },
		}),
		expected: editsUsers,
	},
	{
		action: `${USERS}#listUserIdsAction`,
		input: () => ({ search: "", status: null, userRoleId: null, creditOwner: null }),
		expected: editsTheirOwn,
	},
	{
		action: `${USERS}#readUsersFileAction`,
		input: async (world) => ({ userIds: (await two(world)).map(({ id }) => id) }),
		expected: signedIn((visitor) => (hasRight(visitor, "view_user_list") ? "done" : "NOT_FOUND")),
	},
	{
		action: `${USERS}#previewManyUsersAction`,
		input: async (world) => ({ userIds: (await two(world)).map(({ id }) => id), change: toTheOwner(world) }),
		expected: editsUsers,
	},
	...(
		[
			["a Credit Owner", toTheOwner],
			["a role", toARole],
			["suspended", () => suspended],
		] as const
	).map(
		([about, change]): ActionCase => ({
			...{ action: `${USERS}#changeManyUsersAction`, about },
			input: (world) => shown(world, change),
			expected: editsUsers,
		}),
	),
	{ action: `${USERS}#changeManyUsersAction`, about: "a limit", input: shownLimit, expected: editsUsers },
	{ action: `${USERS}#checkOwnersFileAction`, input: fileOf, expected: editsTheirOwn },
	{ action: `${USERS}#assignOwnersOfFileAction`, input: shownFile, expected: setsByFile },
];
