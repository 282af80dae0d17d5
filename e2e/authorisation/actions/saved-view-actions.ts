import { newId } from "@/lib/platform/ids.ts";
import { type ActionCase, everybody, signedIn } from "../table.ts";
import { hasRight } from "../visitors.ts";
import type { World } from "../world.ts";

const VIEWS = "app/(portal)/_components/saved-views/actions.ts";

/** A view is of a page that one can open. */
const seesUsers = signedIn((visitor) => (hasRight(visitor, "view_user_list") ? "done" : "NOT_FOUND"));

/** A view of Admin › User that the administrator shares: others of the organization see it, and change nothing. */
async function sharedView({ db, people }: World): Promise<string> {
	const id = newId();
	const { id: userId } = people.administrator;
	const view = { id, userId, list: "/admin/users", name: `View ${id}`, query: "status=suspended", isShared: true };
	await db.savedView.create({ data: { ...view, createdAt: new Date() } });
	return id;
}

const newView = (list: string) => ({ list, name: `View ${newId()}`, query: "q=lee", isShared: true });

const makers = signedIn((visitor) => (visitor === "administrator" ? "done" : "NOT_FOUND"));

export const SAVED_VIEW_ACTION_CASES: readonly ActionCase[] = [
	{ action: `${VIEWS}#readViewsAction`, input: () => ({ list: "/admin/users" }), expected: seesUsers },
	{
		action: `${VIEWS}#saveViewAction`,
		about: "of a list that everybody has",
		input: () => newView("/usage"),
		expected: signedIn(everybody("done")),
	},
	{
		action: `${VIEWS}#saveViewAction`,
		about: "of a list that a right opens",
		input: () => newView("/admin/users"),
		expected: seesUsers,
	},
	{
		action: `${VIEWS}#changeViewAction`,
		input: async (world) => ({ viewId: await sharedView(world), name: `View ${newId()}`, query: "", isShared: true }),
		expected: makers,
	},
	{
		action: `${VIEWS}#deleteViewAction`,
		input: async (world) => ({ viewId: await sharedView(world) }),
		expected: makers,
	},
	{
		action: `${VIEWS}#chooseDefaultViewAction`,
		about: "one that an administrator shares",
		input: async (world) => ({ list: "/admin/users", viewId: await sharedView(world) }),
		expected: signedIn((visitor) => {
			const isThere = visitor.startsWith("administrator") && visitor !== "administrator elsewhere";
			return isThere && hasRight(visitor, "view_user_list") ? "done" : "NOT_FOUND";
		}),
	},
	{
		action: `${VIEWS}#chooseDefaultViewAction`,
		about: "none",
		input: () => ({ list: "/usage", viewId: null }),
		expected: signedIn(everybody("done")),
	},
];
