import { createUser } from "@/lib/accounts/create-user.ts";
import { type Actor, loadActor } from "@/lib/auth/actor.ts";
import { saveBillingInformation } from "@/lib/billing-information/save-billing-information.ts";
import { createCreditType } from "@/lib/credit-types/create-credit-type.ts";
import { createOrganization as createOrganizationOf } from "@/lib/organizations/create-organization.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { createPlan } from "@/lib/plans/create-plan.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { saveSeller } from "@/lib/seller/save-seller.ts";
import { createUserRole } from "@/lib/user-roles/create-user-role.ts";
import { CREDIT_TYPES, CURRENCY, PACKS, SELLER, SUBSCRIPTIONS, TAX_RATE_BASIS_POINTS } from "./catalogue.ts";
import { ACME, type DemoOrganization, LAKESIDE } from "./people.ts";

/** Every user of the demo, by email address. */
export type People = ReadonlyMap<string, Actor>;

/** The value of a verb's result; nothing in the demo data is refused. */
export function made<Value>(result: Result<Value>): Value {
	if (result.ok) return result.value;
	throw new Error(`The demo data were refused: ${result.key} ${Object.values(result.values).join(", ")}`);
}

/** Who sells, and what: said and put on sale by the operator. */
export async function createCatalogue(db: Database, operator: Actor, at: Date): Promise<void> {
	const context = { actor: operator, db, clock: clockAt(at) };
	const { timeZone } = await db.deployment.findUniqueOrThrow({ where: { id: 1 } });
	made(await saveSeller(context, { version: null, seller: SELLER, currency: CURRENCY, timeZone }));
	for (const creditType of CREDIT_TYPES) made(await createCreditType(context, creditType));
	for (const { creditTypeId, name, credits, priceMinor, validityMonths } of PACKS) {
		const pack = { kind: "pack", name, credits, carryOverCredits: null, validityMonths } as const;
		made(await createPlan(context, { creditTypeId, ...pack, ...onSaleFor(priceMinor) }));
	}
	for (const { creditTypeId, priceMinor, ...terms } of SUBSCRIPTIONS) {
		made(await createPlan(context, { creditTypeId, ...terms, ...onSaleFor(priceMinor) }));
	}
}

/** A price that counts from the beginning. */
function onSaleFor(priceMinor: bigint) {
	const prices = [{ currency: CURRENCY, priceMinor }];
	return { prices, taxRateBasisPoints: TAX_RATE_BASIS_POINTS, onSaleFrom: null, onSaleUntil: null };
}

/** The organization with its roles and people, who uses whose credits, and all users' billing information. */
export async function createOrganization(
	db: Database,
	organization: DemoOrganization,
	{ at, passwordHash }: { at: Date; passwordHash: string },
): Promise<People> {
	const clock = clockAt(at);
	const { organizationId, roles } = await createRoles(db, organization, at);
	const people = new Map<string, Actor>();
	for (const person of organization.people) {
		const email = `${person.mailbox}@${organization.domain}`;
		const [administrator = null] = people.values();
		if (!roles.has(person.role)) await addRole(db, { organization, roles, name: person.role, administrator, at });
		const userRoleId = roles.get(person.role);
		if (userRoleId === undefined) throw new Error(`${organization.name} has no role ${person.role}.`);
		const { name } = person;
		const user = { organizationId, userRoleId, name, email, emailVerifiedAt: at, passwordHash };
		const userId = await transact(db, (tx) => createUser(tx, { actor: administrator, ...user }), { clock });
		people.set(email, await actorOf(db, userId));
	}
	await assignCreditOwners(db, organization, { people, at });
	await saveBilling(db, organization, { people, at });
	return people;
}

async function createRoles(db: Database, { name, isOperator }: DemoOrganization, at: Date) {
	const made = await transact(db, (tx) => createOrganizationOf(tx, { name, isOperator }), { clock: clockAt(at) });
	const roles = new Map([
		["Administrator", made.administratorRoleId],
		["Member", made.memberRoleId],
	]);
	return { organizationId: made.organizationId, roles };
}

async function addRole(
	db: Database,
	{
		organization,
		roles,
		name,
		administrator,
		at,
	}: {
		organization: DemoOrganization;
		roles: Map<string, string>;
		name: string;
		administrator: Actor | null;
		at: Date;
	},
): Promise<void> {
	const role = organization.roles.find((one) => one.name === name);
	if (!role || !administrator) return;
	const input = { name, rights: [...role.rights] };
	const { userRoleId } = made(await createUserRole({ actor: administrator, db, clock: clockAt(at) }, input));
	roles.set(name, userRoleId);
}

async function assignCreditOwners(
	db: Database,
	organization: DemoOrganization,
	{ people, at }: { people: People; at: Date },
): Promise<void> {
	const [administrator] = people.values();
	for (const { mailbox, creditOwner } of organization.people) {
		if (!creditOwner || !administrator) continue;
		const userId = people.get(`${mailbox}@${organization.domain}`)?.userId;
		const ownerId = people.get(`${creditOwner}@${organization.domain}`)?.userId;
		if (!userId || !ownerId) throw new Error(`${creditOwner} can't be ${mailbox}'s Credit Owner: one is missing.`);
		const assign = (tx: Transaction) =>
			assignCreditOwner({ actor: administrator, db: { ...tx, isHistory: true } }, input);
		const input = { userId, ownerId, creditUsers: null };
		made(await transact(db, assign, { clock: clockAt(at) }));
	}
}

async function saveBilling(
	db: Database,
	organization: DemoOrganization,
	{ people, at }: { people: People; at: Date },
): Promise<void> {
	// Northwind's administrator has none, so that the demo can show what a first purchase asks for.
	const [, ...others] = people.values();
	const buyers = [LAKESIDE, ACME].includes(organization) ? [...people.values()] : others;
	for (const actor of buyers) {
		const address = BILLING[organization.name];
		if (!address) continue;
		const input = { ...address, kind: "company" as const, billingEmail: `accounts@${organization.domain}` };
		const save = (tx: Transaction) =>
			saveBillingInformation({ actor, db: { ...tx, isHistory: true } }, { ...input, currency: null, version: null });
		made(await transact(db, save, { clock: clockAt(at) }));
	}
}

const BILLING: Record<
	string,
	Omit<Parameters<typeof saveBillingInformation>[1], "kind" | "billingEmail" | "currency" | "version">
> = {
	Northwind: {
		legalName: "Northwind Trading Ltd",
		addressLine1: "18 Harbour Road",
		addressLine2: "Level 12, Wan Chai",
		city: "Hong Kong",
		region: null,
		postalCode: null,
		country: "HK",
		taxId: "60123456",
		poNumber: "PO-2207",
	},
	Acme: {
		legalName: "Acme Widgets Inc",
		addressLine1: "400 Mission Street",
		addressLine2: null,
		city: "Springfield",
		region: "IL",
		postalCode: "62701",
		country: "US",
		taxId: null,
		poNumber: null,
	},
	"Lakeside College": {
		legalName: "Lakeside College Trust",
		addressLine1: "4 Shore Lane",
		addressLine2: null,
		city: "Kendal",
		region: "Cumbria",
		postalCode: "LA9 4BD",
		country: "GB",
		taxId: "GB 123 4567 89",
		poNumber: null,
	},
};

async function actorOf(db: Database, userId: string): Promise<Actor> {
	const actor = await loadActor(userId, db);
	if (!actor) throw new Error(`User ${userId} was just made and is not there.`);
	return actor;
}
