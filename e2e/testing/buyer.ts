import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";

/** Somebody of an organization of their own who can buy at once, and whose balances no other test changes. */
export async function aBuyer(db: Database) {
	const organization = await anOrganization(db);
	const buyer = await aUser(db, organization, { role: "administrator" });
	await furnish(db, buyer);
	return { ...buyer, organizationName: organization.name };
}

/** Gives somebody Billing Information and 1,000 email credits. */
export async function furnish(db: Database, { id, name, email }: TestUser): Promise<void> {
	const address = { addressLine1: "1 Harbour Road", city: "Bergen", country: "NO" };
	await db.billingInformation.create({
		data: { ...address, userId: id, kind: "person", legalName: name, billingEmail: email },
	});
	await grantCredits(db, id);
}

/** Gives somebody 1,000 email credits. */
export async function grantCredits(db: Database, userId: string): Promise<void> {
	const grant = { creditTypeId: "email", credits: 1_000n, expiresAt: null, reason: "A test", actorId: null };
	await transact(db, (tx) => postGrant(tx, { ...grant, userId }));
}
