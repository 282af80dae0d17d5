import { type Actor, loadActor } from "@/lib/auth/actor.ts";
import { rightsOfOrganization, type UserRight } from "@/lib/auth/rights-of-organization.ts";
import { openCreditTypeAccounts, openWallets } from "@/lib/ledger/posting/open-wallets.ts";
import type { UserListQuery } from "@/lib/people/schema.ts";
import { serviceEmail } from "@/lib/people/service-email.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";

/** Admin › User as it is opened. */
export const FIRST_USERS: UserListQuery = {
	search: "",
	status: null,
	userRoleId: null,
	creditOwner: null,
	sort: "name",
	descending: false,
	offset: 0,
	limit: 25,
};

// Builders of a test's users. Each writes directly to the tables, and makes up whatever the test doesn't specify.

export interface TestOrganization {
	readonly id: string;
	readonly name: string;
	/** The built-in role with every right that a role of this organization can have. */
	readonly administratorRoleId: string;
	/** The built-in role with the right to purchase. */
	readonly memberRoleId: string;
}

export interface TestUser {
	readonly id: string;
	readonly name: string;
	readonly email: string;
}

const CREDIT_TYPES = [
	{ id: "email", name: "Email", nameInText: "email", position: 1 },
	{ id: "sms", name: "SMS", nameInText: "SMS", position: 2 },
	{ id: "lab", name: "Lab", nameInText: "lab", position: 3 },
];

/** The credit types `email`, `sms` and `lab`, with their accounts; once per database, called by `anOrganization`. */
export async function theCreditTypes(db: Database): Promise<void> {
	if ((await db.creditType.count()) > 0) return;
	for (const creditType of CREDIT_TYPES) {
		await transact(db, async (tx) => {
			await tx.prisma.creditType.create({ data: creditType });
			await openCreditTypeAccounts(tx, creditType.id);
		});
	}
}

/** An organization with its two built-in roles and no users. */
export async function anOrganization(
	db: Database,
	{ name = `Organization ${unique()}`, isOperator = false }: { name?: string; isOperator?: boolean } = {},
): Promise<TestOrganization> {
	await theCreditTypes(db);
	const organization = { id: newId(), name, administratorRoleId: newId(), memberRoleId: newId() };
	await db.organization.create({ data: { id: organization.id, name, isOperator } });
	const rights = [...rightsOfOrganization({ isOperator })];
	await db.userRole.createMany({
		data: [
			{
				id: organization.administratorRoleId,
				organizationId: organization.id,
				name: "Administrator",
				builtIn: "administrator",
				rights,
			},
			{
				id: organization.memberRoleId,
				organizationId: organization.id,
				name: "Member",
				builtIn: "member",
				rights: ["purchase"],
			},
		],
	});
	return organization;
}

/** A custom role of the organization. Returns its id. */
export async function aUserRole(
	db: Database,
	organization: Pick<TestOrganization, "id">,
	{ name = `Role ${unique()}`, rights }: { name?: string; rights: readonly UserRight[] },
): Promise<string> {
	const id = newId();
	await db.userRole.create({ data: { id, organizationId: organization.id, name, rights: [...rights] } });
	return id;
}

/**
 * A user with empty wallets: active, verified, a member, their own Credit Owner, unless the test specifies otherwise.
 */
export async function aUser(
	db: Database,
	organization: TestOrganization,
	{
		name = `User ${unique()}`,
		email = `${name.toLowerCase().replaceAll(" ", ".")}.${unique()}@test.example`,
		role = "member",
		creditOwnerId,
		status = "active",
		emailVerified = true,
		passwordHash = null,
		timeZone = null,
	}: {
		name?: string;
		email?: string;
		/** A built-in role, or the id of another one. */
		role?: "administrator" | "member" | { id: string };
		creditOwnerId?: string;
		status?: "active" | "suspended" | "removed";
		emailVerified?: boolean;
		passwordHash?: string | null;
		timeZone?: string | null;
	} = {},
): Promise<TestUser> {
	const id = newId();
	const builtIn = { administrator: organization.administratorRoleId, member: organization.memberRoleId };
	await transact(db, async (tx) => {
		await tx.prisma.user.create({
			data: {
				id,
				organizationId: organization.id,
				userRoleId: typeof role === "string" ? builtIn[role] : role.id,
				creditOwnerId: creditOwnerId ?? id,
				name,
				email,
				emailVerifiedAt: emailVerified ? new Date("2026-01-01T00:00:00Z") : null,
				passwordHash,
				status,
				timeZone,
			},
		});
		await openWallets(tx, [id]);
	});
	return { id, name, email };
}

/** A service user with empty wallets that uses its own credits unless the test says otherwise; someone is responsible. */
export async function aServiceUser(
	db: Database,
	organization: TestOrganization,
	{
		name = `Service ${unique()}`,
		responsibleId,
		creditOwnerId,
	}: { name?: string; responsibleId?: string; creditOwnerId?: string } = {},
): Promise<TestUser> {
	const id = newId();
	const email = serviceEmail(id);
	const responsible = responsibleId ?? (await aUser(db, organization)).id;
	await transact(db, async (tx) => {
		await tx.prisma.user.create({
			data: {
				id,
				kind: "service",
				organizationId: organization.id,
				userRoleId: organization.memberRoleId,
				creditOwnerId: creditOwnerId ?? id,
				responsibleId: responsible,
				name,
				email,
			},
		});
		await openWallets(tx, [id]);
	});
	return { id, name, email };
}

/** The actor for this active user. */
export async function actorOf(db: Database, user: string | Pick<TestUser, "id">): Promise<Actor> {
	const userId = typeof user === "string" ? user : user.id;
	const actor = await loadActor(userId, db);
	if (!actor) throw new Error(`There is no active user ${userId}.`);
	return actor;
}

// Browser tests share one database between processes that come and go.
const processTag = newId().slice(-6);
let count = 0;

function unique(): string {
	count += 1;
	return `${count}-${processTag}`;
}
