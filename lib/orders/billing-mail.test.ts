import { expect, test } from "vitest";
import { newId } from "@/lib/ids.ts";
import { enqueueMail } from "@/lib/mail/enqueue-mail.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { transact } from "@/lib/transaction.ts";
import { BILLING_MAILS_A_DAY_UNPAID, mayMailBilling } from "./billing-mail.ts";

const { db } = await testDatabase();

/** Tells a billing email of an order, so far as that may be. */
function tell(email: string, organizationId: string): Promise<boolean> {
	return transact(db, async (tx) => {
		if (!(await mayMailBilling(tx, { email, organizationId }))) return false;
		const to = { email, name: null, userId: null, organizationId, language: "en" };
		await enqueueMail(tx, { kind: "order_placed", to, facts: { orderId: newId() } });
		return true;
	});
}

test("a billing email that nobody confirmed gets few mails a day from who never paid, from all of them together", async () => {
	const { id: one } = await anOrganization(db);
	const { id: other } = await anOrganization(db);
	for (let count = 0; count < BILLING_MAILS_A_DAY_UNPAID; count += 1) {
		expect(await tell(`victim+${count}@billing.example`, count % 2 === 0 ? one : other)).toBe(true);
	}
	expect(await tell("victim@billing.example", one)).toBe(false);
	expect(await tell("victim@billing.example", other)).toBe(false);
	expect(await tell("accounts@billing.example", one)).toBe(true);
});

test("an organization that has paid goes on", async () => {
	const organization = await anOrganization(db);
	const buyer = await aUser(db, organization);
	await boughtCredits(db, { beneficiaryId: buyer.id, credits: 10n });
	for (let count = 0; count <= BILLING_MAILS_A_DAY_UNPAID; count += 1) {
		expect(await tell("accounts@paying.example", organization.id)).toBe(true);
	}
});
