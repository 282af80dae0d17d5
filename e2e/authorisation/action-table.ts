import { newId } from "@/lib/platform/ids.ts";
import { aUserRole, type TestUser } from "@/lib/testing/people.ts";
import { ALERT_ACTION_CASES } from "./actions/alert-actions.ts";
import { BATCH_ACTION_CASES } from "./actions/batch-actions.ts";
import { CATALOGUE_ACTION_CASES } from "./actions/catalogue-actions.ts";
import { COMING_IN_ACTION_CASES } from "./actions/coming-in-actions.ts";
import { HANDOVER_ACTION_CASES } from "./actions/handover-actions.ts";
import { MANY_USER_ACTION_CASES } from "./actions/many-user-actions.ts";
import { OPERATOR_ACTION_CASES } from "./actions/operator-actions.ts";
import { OWN_ACCOUNT_ACTION_CASES } from "./actions/own-account-actions.ts";
import { REFILL_ACTION_CASES } from "./actions/refill-actions.ts";
import { REQUEST_ACTION_CASES } from "./actions/request-actions.ts";
import { SAVED_VIEW_ACTION_CASES } from "./actions/saved-view-actions.ts";
import { SEARCH_ACTION_CASES } from "./actions/search-actions.ts";
import { SERVICE_USER_ACTION_CASES } from "./actions/service-user-actions.ts";
import { SHARE_GROUP_ACTION_CASES } from "./actions/share-group-actions.ts";
import { SUBSCRIPTION_ACTION_CASES } from "./actions/subscription-actions.ts";
import { USER_ACTION_CASES } from "./actions/user-actions.ts";
import { type ActionCase, everybody, signedIn } from "./table.ts";
import { hasRight, isElsewhere, type Visitor } from "./visitors.ts";
import { aFailedMail, anOrder, PLAN, personOf, type World } from "./world.ts";

const ROLES = "app/(portal)/admin/roles/actions.ts";
const OPERATOR_ORDERS = "app/(portal)/operator/_components/orders/actions.ts";

/** Roles are for those who may edit them; a role of this organization is nowhere for strangers. */
const editsRoles = (elsewhere: string) =>
	signedIn((visitor) => {
		if (!hasRight(visitor, "edit_user_role")) return "NOT_FOUND";
		return isElsewhere(visitor) ? elsewhere : "done";
	});

/** The operator's own, and nobody else is told that it is there. */
const managesOrders = signedIn((visitor) => (hasRight(visitor, "manage_orders") ? "done" : "NOT_FOUND"));

async function savedBillingInformation(world: World, visitor: Visitor) {
	const stored = await world.db.billingInformation.findUniqueOrThrow({
		where: { userId: personOf(world, visitor).id },
	});
	const empty = { addressLine2: "", region: "", taxId: "", poNumber: "", currency: "" };
	const { kind, addressLine1, city, country, billingEmail, version } = stored;
	const legalName = `Quiet Harbour ${newId()}`;
	return { ...empty, kind, legalName, addressLine1, city, postalCode: "5003", country, billingEmail, version };
}

/** Whose credits the visitor uses now: other tests set Credit Owners. */
async function ownerIdOf(world: World, visitor: Visitor): Promise<string> {
	const { id } = personOf(world, visitor);
	return (await world.db.user.findUniqueOrThrow({ where: { id } })).creditOwnerId;
}

async function placedOrder(world: World, visitor: Visitor, recipient: TestUser) {
	const { priceMinor: totalMinor, currency } = PLAN;
	const buyerId = personOf(world, visitor).id;
	const billing = await world.db.billingInformation.findUniqueOrThrow({ where: { userId: buyerId } });
	// Another test may have ordered the same just now: this one wants a second.
	const like = await world.db.order.findFirst({
		where: { buyerId, planId: world.planId, beneficiaryId: recipient.id },
		orderBy: { placedAt: "desc" },
	});
	return {
		...{ key: newId(), planId: world.planId, planVersion: 0, totalMinor, beneficiaryId: recipient.id },
		...{ currency, billingVersion: billing.version, gateway: "invoice", besideOrderId: like?.id ?? null },
	};
}

/** Every server action, with what each kind of visitor gets. What the build has and this hasn't fails, and the reverse. */
export const ACTION_CASES: readonly ActionCase[] = [
	...OPERATOR_ACTION_CASES,
	{
		action: "app/(auth)/actions.ts#signOutAction",
		expected: everybody("goes to /sign-in"),
	},
	...SEARCH_ACTION_CASES,
	...SAVED_VIEW_ACTION_CASES,
	{
		action: "app/(portal)/billing/actions.ts#saveBillingInformationAction",
		input: savedBillingInformation,
		expected: signedIn(everybody("done")),
	},
	{
		action: "app/(portal)/purchase/actions.ts#placeOrderAction",
		about: "for one's Credit Owner, or oneself",
		input: (world, visitor) =>
			placedOrder(world, visitor, visitor === "credit user" ? world.people.owner : personOf(world, visitor)),
		expected: signedIn((visitor) => (hasRight(visitor, "purchase") ? "done" : "FORBIDDEN")),
	},
	{
		action: "app/(portal)/purchase/actions.ts#placeOrderAction",
		about: "for somebody else",
		input: (world, visitor) =>
			placedOrder(world, visitor, visitor === "member" ? world.people["administrator elsewhere"] : world.people.member),
		expected: signedIn((visitor) => (hasRight(visitor, "purchase") ? "STALE" : "FORBIDDEN")),
	},
	{
		action: "app/(portal)/orders/[id]/actions.ts#cancelOwnOrderAction",
		input: async (world) => ({ orderId: await anOrder(world, "pending") }),
		expected: signedIn((visitor) => (visitor === "credit user" ? "done" : "NOT_FOUND")),
	},
	{
		action: "app/(portal)/use-credits/actions.ts#useCreditsAction",
		input: async (world, visitor) => ({
			...{ key: newId(), ownerId: await ownerIdOf(world, visitor), itemId: "test-mailing", credits: 1n },
		}),
		expected: signedIn(everybody("done")),
	},
	{
		action: "app/(portal)/use-credits/actions.ts#previewUseAction",
		input: () => ({ itemId: "test-mailing", credits: 1n }),
		expected: signedIn(everybody("done")),
	},
	{
		action: `${ROLES}#createUserRoleAction`,
		about: "without rights",
		input: () => ({ name: `Role ${newId()}`, rights: [] }),
		expected: editsRoles("done"),
	},
	{
		action: `${ROLES}#createUserRoleAction`,
		about: "with a right that one administrator lacks",
		input: () => ({ name: `Role ${newId()}`, rights: ["purchase"] }),
		expected: (visitor) => (visitor === "administrator without purchase" ? "FORBIDDEN" : editsRoles("done")(visitor)),
	},
	{
		action: `${ROLES}#createUserRoleAction`,
		about: "with the operator's right",
		input: () => ({ name: `Role ${newId()}`, rights: ["manage_orders"] }),
		expected: signedIn((visitor) => {
			if (visitor === "operator") return "done";
			return hasRight(visitor, "edit_user_role") ? "INVALID" : "NOT_FOUND";
		}),
	},
	{
		action: `${ROLES}#changeUserRoleAction`,
		input: async ({ db, here }) => ({
			userRoleId: await aUserRole(db, here, { rights: [] }),
			version: 0,
			name: `Role ${newId()}`,
			rights: [],
		}),
		expected: editsRoles("NOT_FOUND"),
	},
	{
		action: `${ROLES}#deleteUserRoleAction`,
		input: async ({ db, here }) => ({ userRoleId: await aUserRole(db, here, { rights: [] }) }),
		expected: editsRoles("NOT_FOUND"),
	},
	{
		action: `${OPERATOR_ORDERS}#markOrderPaidAction`,
		input: async (world) => ({ orderId: await anOrder(world, "pending") }),
		expected: managesOrders,
	},
	{
		action: `${OPERATOR_ORDERS}#cancelOrderAction`,
		input: async (world) => ({ orderId: await anOrder(world, "pending"), reason: "Asked for twice" }),
		expected: managesOrders,
	},
	{
		action: `${OPERATOR_ORDERS}#refundOrderAction`,
		input: async (world) => ({ orderId: await anOrder(world, "paid"), reason: "Not needed any more" }),
		expected: managesOrders,
	},
	{
		action: "app/(portal)/operator/mail/actions.ts#sendMailAgainAction",
		input: async (world) => ({ mailId: await aFailedMail(world) }),
		expected: signedIn((visitor) => (hasRight(visitor, "manage_mail") ? "done" : "NOT_FOUND")),
	},
	...ALERT_ACTION_CASES,
	...BATCH_ACTION_CASES,
	...MANY_USER_ACTION_CASES,
	...CATALOGUE_ACTION_CASES,
	...REQUEST_ACTION_CASES,
	...SHARE_GROUP_ACTION_CASES,
	...HANDOVER_ACTION_CASES,
	...REFILL_ACTION_CASES,
	...COMING_IN_ACTION_CASES,
	...USER_ACTION_CASES,
	...SERVICE_USER_ACTION_CASES,
	...OWN_ACCOUNT_ACTION_CASES,
	...SUBSCRIPTION_ACTION_CASES,
];
