import { type ActionCase, everybody, signedIn } from "../table.ts";

const ACTIONS = "app/(portal)/actions.ts";

/** What opens on every page: help, the palette and the avatar's pop-up. Each tells what its reader may open, and of nothing else that it is there. */
export const SEARCH_ACTION_CASES: readonly ActionCase[] = [
	{ action: `${ACTIONS}#readHelpAction`, input: () => ({}), expected: signedIn(everybody("done")) },
	{ action: `${ACTIONS}#readPagesAction`, input: () => ({}), expected: signedIn(everybody("done")) },
	{ action: `${ACTIONS}#readOwnCreditsAction`, input: () => ({}), expected: signedIn(everybody("done")) },
	{
		action: `${ACTIONS}#findEverywhereAction`,
		about: "people by the name that all of them have",
		input: () => ({ search: "User " }),
		expected: signedIn(everybody("done")),
	},
	{
		action: `${ACTIONS}#findEverywhereAction`,
		about: "an order by its number",
		input: async ({ db, orderId }) => {
			const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
			return { search: `#${number}` };
		},
		expected: signedIn(everybody("done")),
	},
	{
		action: `${ACTIONS}#findEverywhereAction`,
		about: "a share group by its name",
		input: async ({ db, shareGroupId }) => {
			const { name } = await db.shareGroup.findUniqueOrThrow({ where: { id: shareGroupId } });
			return { search: name };
		},
		expected: signedIn(everybody("done")),
	},
];
