import type { ReadContext } from "@/lib/actions/verb.ts";
import { listOrganizations } from "@/lib/customers/list-organizations.ts";
import { findHolders } from "@/lib/grants/queries.ts";
import { readOperatorOrders } from "@/lib/orders/lists/operator-orders.ts";
import type { OperatorOrdersQuery } from "@/lib/orders/lists/operator-orders-schema.ts";
import { type OrderRow, readOrders } from "@/lib/orders/lists/queries.ts";
import { readOrganizationOrders } from "@/lib/orders/lists/read-organization-orders.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { listUsers } from "@/lib/people/queries.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { listServiceUsers } from "@/lib/service-users/queries.ts";
import { listShareGroups } from "@/lib/share-groups/list-share-groups.ts";
import { readUsableGroups } from "@/lib/share-groups/usable-groups.ts";
import type { FindEverywhereInput } from "./schema.ts";

/** Of each kind no more are found: the lists' own searches go on from there. */
export const MOST_OF_A_KIND = 5;

/** Something that a search has found, on whose page its kind of thing has a place. */
export interface FoundThing {
	readonly kind:
		| "person"
		| "service_user"
		| "order"
		| "operator_order"
		| "own_group"
		| "usable_group"
		| "organization"
		| "holder";
	readonly id: string;
	/** Its name; of an order its number. */
	readonly name: string;
	/** What tells it from others of the name: an address, an organization, a plan and for whom. */
	readonly note: string;
}

/** Everything that was found, kind by kind; `hasMore` where there are more of a kind than are told. */
export interface FoundThings {
	readonly things: readonly FoundThing[];
	readonly hasMore: boolean;
}

type Finding = (context: Required<ReadContext>, search: string) => Promise<readonly FoundThing[]>;

/**
 * People, orders, share groups and organizations by name, address or number: those alone that the lists show which the
 * actor may open, as these lists' own searches find them. Nothing where there is nothing to search for.
 */
export async function findEverywhere(
	{ actor, db = database() }: ReadContext,
	{ search }: FindEverywhereInput,
): Promise<Result<FoundThings>> {
	if (search === "") return done({ things: [], hasMore: false });
	const found = await Promise.all(FINDINGS.map((find) => find({ actor, db }, search)));
	return done({
		things: found.flatMap((things) => things.slice(0, MOST_OF_A_KIND)),
		hasMore: found.some((things) => things.length > MOST_OF_A_KIND),
	});
}

/** One more than are told, to know whether there are more. */
const PAGE = { offset: 0, limit: MOST_OF_A_KIND + 1 } as const;
const BY_NAME = { ...PAGE, sort: "name", descending: false } as const;
const NEWEST = { ...PAGE, sort: "placed_at", descending: true } as const;

const findPeople: Finding = async (context, search) => {
	const query = { ...BY_NAME, search, status: null, userRoleId: null, creditOwner: null };
	const { rows } = (await listUsers(context, query)) ?? { rows: [] };
	return rows.map(({ id, name, email }) => ({ kind: "person", id, name, note: email }));
};

const findServiceUsers: Finding = async (context, search) => {
	const { rows } = (await listServiceUsers(context, { ...BY_NAME, search, status: null })) ?? { rows: [] };
	return rows.map(({ id, name, responsible }) => ({ kind: "service_user", id, name, note: responsible.name }));
};

/** The organization's for *View Billing*; for others those of their own view and of their Credit Owner's (product.md 8, 9). */
const findOrders: Finding = async ({ actor, db }, search) => {
	const query = { ...NEWEST, search };
	const all = await readOrganizationOrders({ actor, db }, query);
	if (all) return all.rows.map(shownOrder);
	const views = await Promise.all([readCreditView({ actor, db }, "owner"), readCreditView({ actor, db }, "own")]);
	const lists = await Promise.all(views.filter(isFirst).map((view) => readOrders({ view, db }, query)));
	const orders = new Map(lists.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
	return [...orders.values()].sort((one, other) => other.placedAt.getTime() - one.placedAt.getTime()).map(shownOrder);
};

/** Those who are their own Credit Owner have one view. */
function isFirst(
	{ view }: { readonly view: string },
	place: number,
	all: readonly { readonly view: string }[],
): boolean {
	return all.findIndex((one) => one.view === view) === place;
}

function shownOrder({ id, number, planName, creditedTo }: OrderRow): FoundThing {
	return { kind: "order", id, name: String(number), note: `${planName} · ${creditedTo.name}` };
}

const findOperatorOrders: Finding = async (context, search) => {
	const { orders } = (await readOperatorOrders(context, { ...NO_FILTERS, search })) ?? { orders: [] };
	return orders.map(({ id, number, planName, organization }) => {
		return { kind: "operator_order", id, name: String(number), note: `${planName} · ${organization.name}` };
	});
};

const NO_FILTERS = {
	...PAGE,
	...{ sort: "placedAt", descending: true },
	...{ status: null, gateway: null, organizationId: null, creditTypeId: null },
	...{ from: null, to: null, paidFrom: null, paidTo: null },
} as const satisfies Omit<OperatorOrdersQuery, "search">;

const findOwnGroups: Finding = async (context, search) => {
	const { rows } = await listShareGroups(context, { ...BY_NAME, search, deleted: false });
	return rows.map(({ id, name, description }) => ({ kind: "own_group", id, name, note: description }));
};

/** Of groups that let the actor in there are few: they are all read. */
const findUsableGroups: Finding = async ({ actor, db }, search) => {
	const groups = await readUsableGroups(sqlOf(db), { userId: actor.userId });
	const wanted = search.toLowerCase();
	return groups
		.filter(({ name, creatorId }) => creatorId !== actor.userId && name.toLowerCase().includes(wanted))
		.map(({ shareGroupId: id, name, creatorName }) => ({ kind: "usable_group", id, name, note: creatorName }));
};

const findOrganizations: Finding = async (context, search) => {
	const query = { ...BY_NAME, search, status: null, from: null, to: null };
	const { rows } = (await listOrganizations(context, query)) ?? { rows: [] };
	return rows.map(({ id, name }) => ({ kind: "organization", id, name, note: "" }));
};

const findHoldersOfCredits: Finding = async (context, search) => {
	const { holders } = (await findHolders(context, { ...BY_NAME, search })) ?? { holders: [] };
	return holders.map(({ id, name, email, organization }) => {
		return { kind: "holder", id, name, note: `${email} · ${organization}` };
	});
};

const FINDINGS: readonly Finding[] = [
	...[findPeople, findServiceUsers, findOrders, findOwnGroups, findUsableGroups],
	...[findOrganizations, findOperatorOrders, findHoldersOfCredits],
];
