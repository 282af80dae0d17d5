import { type ChargeRequest, postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { newId } from "@/lib/platform/ids.ts";
import { everybody, page, pageWith, type RouteCase, thingWith } from "../table.ts";
import { hasRight, type Visitor } from "../visitors.ts";
import { aGroup, UNKNOWN_ID, type World } from "../world.ts";

/**
 * The panel of a charge (product.md 30). It opens over a list that its reader has anyway, so the status is the list's, and
 * whom the charge is not for learns nothing of whose it was: no names here but of those with whom they share credits.
 */
export const CHARGE_ROUTE_CASES: readonly RouteCase[] = [
	...["", "&view=own"].map((view) => ({
		route: "/usage",
		about: `a charge of the Credit User on the owner's wallet${view}`,
		path: async (world: World) => `/usage?charge=${await aCharge(world, "credit user")}${view}`,
		expected: page(everybody("200")),
	})),
	{ route: "/usage", about: "no charge", path: () => `/usage?charge=${UNKNOWN_ID}`, expected: page(everybody("200")) },
	{
		route: "/usage",
		about: "a charge of a group's member",
		path: async (world) =>
			`/usage?charge=${await aCharge(world, "group member", { shareGroupId: await aGroup(world) })}`,
		expected: page(everybody("200")),
	},
	{
		route: "/admin/users/[id]/usage",
		about: "a charge on the person's wallet",
		path: async (world) => `/admin/users/${world.people.owner.id}/usage?charge=${await aCharge(world, "credit user")}`,
		expected: thingWith((visitor) => hasRight(visitor, "view_user_list")),
	},
	{
		route: "/admin/users/[id]/usage",
		about: "their own person, a charge of another organization",
		path: async (world) =>
			`/admin/users/${world.people["administrator elsewhere"].id}/usage?charge=${await aCharge(world, "credit user")}`,
		expected: pageWith((visitor) => visitor === "administrator elsewhere"),
	},
	{
		route: "/share/[id]/report",
		about: "a charge of a member",
		path: async (world) => {
			const shareGroupId = await aGroup(world);
			return `/share/${shareGroupId}/report?charge=${await aCharge(world, "group member", { shareGroupId })}`;
		},
		expected: pageWith((visitor) => visitor === "group creator" || visitor === "group member"),
	},
	{
		route: "/share/[id]/report",
		about: "a charge that the group did not pay",
		path: async (world) => `/share/${await aGroup(world)}/report?charge=${await aCharge(world, "credit user")}`,
		expected: pageWith((visitor) => visitor === "group creator" || visitor === "group member"),
	},
];

/** One email credit that this person uses. Answers the charge's id. */
async function aCharge(
	{ db, people }: World,
	spender: Exclude<Visitor, "anonymous">,
	pool?: ChargeRequest["pool"],
): Promise<string> {
	const charge = { key: newId(), userId: people[spender].id, creditTypeId: "email", credits: 1n, pool };
	const context = { db, client: "authorisation", actorId: null };
	const [outcome] = await postCharges(context, [{ ...charge, service: "campaigns", item: `Used by ${spender}` }]);
	if (!outcome?.ok) throw new Error(`The charge was refused: ${outcome?.key}`);
	return outcome.value.chargeId;
}
