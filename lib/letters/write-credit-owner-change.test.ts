import { expect, test } from "vitest";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { writeMail } from "./write-mail.tsx";

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const admin = await aUser(db, northwind, { name: "Ada Admin", role: "administrator" });
const ada = { actor: await actorOf(db, admin), db };

const point = (user: TestUser, owner: TestUser) =>
	assignCreditOwner(ada, { userId: user.id, ownerId: owner.id, creditUsers: null, consolidate: true });

/** What the newest mail about a change of Credit Owner says to a user. */
async function toldTo({ id: userId, ...reader }: TestUser): Promise<string> {
	const mail = await db.mail.findFirstOrThrow({
		where: { kind: "credit_owner_changed", userId },
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
	});
	const to = { ...reader, userId, organizationId: northwind.id, language: "en" };
	const { id, facts, createdAt } = mail;
	const written = await transact(db, (tx) => writeMail(tx, { id, kind: "credit_owner_changed", to, facts, createdAt }));
	return written?.text.replace(/\s+/g, " ") ?? "";
}

test("each is told what moved along with whom: into a wallet, out of it, and back (product.md 55a)", async () => {
	const [john, peter, grace] = [
		await aUser(db, northwind, { name: "John Lee" }),
		await aUser(db, northwind, { name: "Peter Wong" }),
		await aUser(db, northwind, { name: "Grace Kim" }),
	];
	await boughtCredits(db, { beneficiaryId: peter.id, credits: 1_200n });
	await boughtCredits(db, { beneficiaryId: peter.id, credits: 1n, creditTypeId: "sms" });
	const what = "1,200 email credits and 1 SMS credit";

	expect(await point(peter, john)).toMatchObject({ ok: true });
	expect(await toldTo(john)).toContain(`Peter Wong had bought credits: ${what} moved along into your wallet.`);
	expect(await toldTo(peter)).toContain(`${what} that you had bought moved along into John Lee’s wallet.`);

	await point(peter, grace);
	expect(await toldTo(grace)).toContain(`${what} moved along into your wallet.`);
	expect(await toldTo(john)).toContain(`${what} that Peter Wong had bought moved along with Peter Wong`);
	expect(await toldTo(peter)).toContain(`${what} that you had bought moved along into Grace Kim’s wallet.`);

	await point(peter, peter);
	expect(await toldTo(peter)).toContain(`${what} that you had bought are back in your own wallet.`);
	expect(await toldTo(grace)).toContain("are no longer in your wallet.");

	await assignCreditOwner(ada, { userId: peter.id, ownerId: john.id, creditUsers: null });
	expect(await toldTo(john), "nothing moved").not.toContain("bought credits");
});
