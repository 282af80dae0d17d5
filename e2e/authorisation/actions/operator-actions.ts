import { newId } from "@/lib/platform/ids.ts";
import { anOrganization, type TestOrganization } from "@/lib/testing/people.ts";
import { type ActionCase, signedIn } from "../table.ts";
import { hasRight } from "../visitors.ts";
import { anOrder, type World } from "../world.ts";

const ORGANIZATIONS = "app/(portal)/operator/organizations/actions.ts";

const managesOrganizations = signedIn((visitor) => (hasRight(visitor, "manage_organizations") ? "done" : "NOT_FOUND"));

/** It has no people, so that suspending it is in the way of no other test. */
async function anEmptyOrganization({ db }: World): Promise<TestOrganization> {
	return anOrganization(db, { name: `Empty ${newId()}` });
}

const suspensionBy = ({ people }: World) => ({
	suspendedAt: new Date(),
	suspendedById: people.operator.id,
	suspendReason: "For a test",
});

/** What the operator does about organizations. */
export const OPERATOR_ACTION_CASES: readonly ActionCase[] = [
	{
		action: `${ORGANIZATIONS}#suspendOrganizationAction`,
		input: async (world) => ({ organizationId: (await anEmptyOrganization(world)).id, reason: "For a test" }),
		expected: managesOrganizations,
	},
	{
		action: "app/(portal)/operator/_components/orders/actions.ts#markOrdersPaidAction",
		input: async (world) => ({ orderIds: [await anOrder(world, "pending"), await anOrder(world, "pending")] }),
		expected: signedIn((visitor) => (hasRight(visitor, "manage_orders") ? "done" : "NOT_FOUND")),
	},
	{
		action: "app/(portal)/operator/ledger/actions.ts#runTaskAction",
		input: () => ({ task: "clean_up" }),
		expected: signedIn((visitor) => (hasRight(visitor, "manage_orders") ? "done" : "NOT_FOUND")),
	},
	{
		action: `${ORGANIZATIONS}#resumeOrganizationAction`,
		input: async (world) => {
			const { id: organizationId } = await anEmptyOrganization(world);
			await world.db.organization.update({ where: { id: organizationId }, data: suspensionBy(world) });
			return { organizationId };
		},
		expected: managesOrganizations,
	},
	{
		action: `${ORGANIZATIONS}#closeOrganizationAction`,
		input: async (world) => {
			const { id: organizationId, name } = await anEmptyOrganization(world);
			return { organizationId, name, reason: "For a test" };
		},
		expected: managesOrganizations,
	},
	{
		action: `${ORGANIZATIONS}#anonymiseOrganizationAction`,
		input: async (world) => {
			const { id: organizationId, name } = await anEmptyOrganization(world);
			const { suspendedAt: closedAt, suspendedById: closedById, suspendReason: closeReason } = suspensionBy(world);
			const data = { ...suspensionBy(world), closedAt, closedById, closeReason };
			await world.db.organization.update({ where: { id: organizationId }, data });
			return { organizationId, name };
		},
		expected: managesOrganizations,
	},
];
