import type { MadeFor } from "@/lib/actions/action.ts";
import { CUSTOMER_RIGHTS, OPERATOR_RIGHTS, type UserRight } from "@/lib/auth/rights-of-organization.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { postPurchase } from "@/lib/ledger/movements/post-purchase.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, FAR_AWAY } from "@/lib/testing/credits.ts";
import { DAY_MS } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser, aUserRole, type TestOrganization, type TestUser } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { furnish } from "../testing/buyer.ts";
import { type SessionCookie, startSessionFor } from "../testing/session.ts";
import { VISITORS, type Visitor } from "./visitors.ts";

/** An id that nothing has. */
export const UNKNOWN_ID = "0199c0de-0000-7000-8000-000000000000";

/** One organization, "here", with a visitor of every kind in it or outside, and the things that they ask for. */
export interface World {
	readonly db: Database;
	readonly here: TestOrganization;
	readonly elsewhere: TestOrganization;
	/** Each has Billing Information and 1,000 granted email credits. */
	readonly people: Readonly<Record<Exclude<Visitor, "anonymous">, TestUser>>;
	/** A pack on sale: `PLAN`. */
	readonly planId: string;
	/** Bought by the Credit User, credited to the owner, paid. */
	readonly orderId: string;
	/** To the member, and could not be delivered. */
	readonly mailId: string;
	/** The group creator's, with credits: the group member is let in, the blocked member kept out. */
	readonly shareGroupId: string;
	/** Of those who have been signed in. */
	readonly sessions: Map<Visitor, SessionCookie>;
}

/** What the world's plan sells, and for how much; without tax. */
export const PLAN = {
	creditTypeId: "email",
	credits: 500n,
	priceMinor: 1_000n,
	currency: "USD",
	validityMonths: 12,
	taxRateBasisPoints: 0,
};

/** Who a visitor is; for the one who is not signed in, somebody who could be. */
export function personOf({ people }: Pick<World, "people">, visitor: Visitor): TestUser {
	return visitor === "anonymous" ? people.member : people[visitor];
}

/** What the pages of each visitor say about for whom they were made; those of the one who is not signed in say nothing. */
export async function pagesMadeFor({ db, people }: World): Promise<Record<Visitor, MadeFor | null>> {
	const ids = Object.values(people).map(({ id }) => id);
	const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, organizationId: true } });
	const madeFor = VISITORS.map((visitor) => {
		const user = visitor === "anonymous" ? undefined : users.find(({ id }) => id === people[visitor].id);
		return [visitor, user ? { userId: user.id, organizationId: user.organizationId } : null] as const;
	});
	return Object.fromEntries(madeFor) as Record<Visitor, MadeFor | null>;
}

export async function buildWorld(db: Database): Promise<World> {
	const here = await anOrganization(db);
	const elsewhere = await anOrganization(db);
	const people = await buildPeople(db, { here, elsewhere });
	for (const person of Object.values(people)) await furnish(db, person);
	await db.user.update({ where: { id: people.suspended.id }, data: { status: "suspended" } });
	// Far down the catalogue, where it is in the way of no other test.
	const planId = await aPlan(db, { ...PLAN, name: `Pack ${newId()}`, position: 9_999 });
	const world = { db, here, elsewhere, people, planId, sessions: new Map<Visitor, SessionCookie>() };
	const [orderId, mailId] = [await anOrder(world, "paid"), await aFailedMail(world)];
	const creator = people["group creator"];
	await anOrder(world, "paid", { buyer: creator, beneficiary: creator, credits: 10_000n });
	// One that has never paid could soon write to no strangers any more (product.md 10).
	const stranger = people["administrator elsewhere"];
	await anOrder(world, "paid", { organization: elsewhere, buyer: stranger, beneficiary: stranger });
	return { ...world, orderId, mailId, shareGroupId: await aGroup(world) };
}

async function buildPeople(
	db: Database,
	{ here, elsewhere }: Record<"here" | "elsewhere", TestOrganization>,
): Promise<World["people"]> {
	const operator = await theOperator(db);
	const owner = await aUser(db, here);
	const withoutOne: [string, TestUser][] = [];
	const without = async (who: string, organization: TestOrganization, all: readonly UserRight[], right: UserRight) => {
		const id = await aUserRole(db, organization, { rights: all.filter((other) => other !== right) });
		withoutOne.push([`${who} without ${right}`, await aUser(db, organization, { role: { id } })]);
	};
	for (const right of CUSTOMER_RIGHTS) await without("administrator", here, CUSTOMER_RIGHTS, right);
	for (const right of OPERATOR_RIGHTS) await without("operator", operator, ["purchase", ...OPERATOR_RIGHTS], right);
	return {
		suspended: await aUser(db, here, { role: "administrator" }),
		member: await aUser(db, here),
		"credit user": await aUser(db, here, { creditOwnerId: owner.id }),
		owner,
		"group creator": await aUser(db, here),
		"group member": await aUser(db, here),
		"blocked member": await aUser(db, here),
		...Object.fromEntries(withoutOne),
		administrator: await aUser(db, here, { role: "administrator" }),
		"administrator elsewhere": await aUser(db, elsewhere, { role: "administrator" }),
		operator: await aUser(db, operator, { role: "administrator" }),
	} as World["people"];
}

/** There is one operator in a deployment: the demo data's, or else one of our own. */
async function theOperator(db: Database): Promise<TestOrganization> {
	const operator = await db.organization.findFirst({ where: { isOperator: true }, include: { userRoles: true } });
	if (!operator) return anOrganization(db, { isOperator: true });
	const { id, name, userRoles } = operator;
	const roleId = (builtIn: string) => userRoles.find((role) => role.builtIn === builtIn)?.id ?? "";
	return { id, name, administratorRoleId: roleId("administrator"), memberRoleId: roleId("member") };
}

/** Of the world's order, which stays paid: what a refund of one credit would leave. Answers its id. */
export async function aCreditNote({ db, orderId }: Pick<World, "db" | "orderId">): Promise<string> {
	const found = await db.creditNote.findFirst({ where: { orderId } });
	if (found) return found.id;
	const last = await db.creditNote.findFirst({ where: { year: 2030 }, orderBy: { number: "desc" } });
	const money = { priceMinor: 2n, taxMinor: 0n, totalMinor: 2n };
	const at = new Date("2030-01-01T12:00:00Z");
	const { id } = await db.creditNote.create({
		data: {
			...money,
			id: newId(),
			orderId,
			year: 2030,
			number: (last?.number ?? 0) + 1,
			issuedAt: at,
			issuedOn: at,
			credits: 1n,
			reason: "A test",
		},
	});
	return id;
}

/** The world before it has the things that its people have made. */
type Peopled = Omit<World, "orderId" | "mailId" | "shareGroupId">;

/** An order by the Credit User that is credited to the owner, unless it is said whose. Answers its id. */
export async function anOrder(
	{ db, here, people, planId }: Peopled,
	status: "pending" | "paid",
	{
		organization = here,
		buyer = people["credit user"],
		beneficiary = people.owner,
		credits = PLAN.credits,
	}: { organization?: TestOrganization; buyer?: TestUser; beneficiary?: TestUser; credits?: bigint } = {},
): Promise<string> {
	const id = newId();
	const actorId = buyer.id;
	const beneficiaryId = beneficiary.id;
	const at = new Date();
	await transact(db, async (tx) => {
		await tx.prisma.order.create({
			data: {
				...PLAN,
				credits,
				id,
				organizationId: organization.id,
				buyerId: actorId,
				beneficiaryId,
				planId,
				planName: "Pack",
				taxMinor: 0n,
				totalMinor: PLAN.priceMinor,
				billing: {},
				gateway: "invoice",
				status,
				// Not of today's: how many a buyer may place in 24 hours is for what the table itself asks for.
				placedAt: new Date(at.getTime() - 2 * DAY_MS),
				...(status === "paid" ? { paidAt: at, expiresAt: FAR_AWAY } : {}),
			},
		});
		const { creditTypeId } = PLAN;
		const purchase = { orderId: id, beneficiaryId, creditTypeId, credits, expiresAt: FAR_AWAY, actorId };
		if (status === "paid") await postPurchase(tx, purchase);
	});
	return id;
}

/** A share group of the group creator's with 5 credits, which names the group member and the blocked one. Answers its id. */
export async function aGroup({ db, people }: Pick<World, "db" | "people">): Promise<string> {
	// As they are now: one of the actions changes an address.
	const addressOf = async ({ id }: TestUser) => (await db.user.findUniqueOrThrow({ where: { id } })).email;
	const shareGroupId = await aShareGroup(db, {
		creatorId: people["group creator"].id,
		name: `Group ${newId()}`,
		addresses: [await addressOf(people["group member"])],
		blocked: [await addressOf(people["blocked member"])],
	});
	const allocation = { shareGroupId, creditTypeId: PLAN.creditTypeId, credits: 5n, actorId: null };
	const posted = await transact(db, (tx) => postAllocation(tx, allocation));
	if (!posted.ok) throw new Error(`The group got no credits: ${posted.key}`);
	return shareGroupId;
}

/** A mail to the member that could not be delivered. Answers its id. */
export async function aFailedMail({ db, here, people }: Pick<World, "db" | "here" | "people">): Promise<string> {
	const { id: userId, email, name } = people.member;
	const [createdAt, closedAt] = [new Date(), new Date()];
	const to = { organizationId: here.id, userId, recipientEmail: email, recipientName: name };
	const id = newId();
	const failed = { status: "failed", attempts: 1, lastError: "550 No such mailbox", createdAt, closedAt } as const;
	await db.mail.create({ data: { id, kind: "sign_up_known", ...to, ...failed } });
	return id;
}

/**
 * The Cookie header of each visitor, with a session of their own, in which nothing was chosen; none for the anonymous one.
 * One that nobody has ended is used again.
 */
export async function signedInCookies(world: World): Promise<Record<Visitor, string>> {
	const ids = [...world.sessions.values()].map(({ sessionId }) => sessionId);
	const asBegun = await world.db.session.findMany({
		where: { id: { in: ids }, endedAt: null, ownShownBeside: null },
		select: { id: true },
	});
	const open = new Set(asBegun.map(({ id }) => id));
	const cookieOf = async (visitor: Visitor) => {
		if (visitor === "anonymous") return "";
		const kept = world.sessions.get(visitor);
		const session = kept && open.has(kept.sessionId) ? kept : await startSessionFor(world.db, world.people[visitor].id);
		world.sessions.set(visitor, session);
		return `${session.name}=${session.value}`;
	};
	const cookies = VISITORS.map(async (visitor) => [visitor, await cookieOf(visitor)] as const);
	return Object.fromEntries(await Promise.all(cookies)) as Record<Visitor, string>;
}
