import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aPaidOrder } from "@/lib/testing/credits.ts";

// What mails are about, for tests.

const seller = {
	...{
		legalName: "Harbour",
		addressLine1: "1 Quay",
		addressLine2: null,
		city: "Bergen",
		region: null,
		postalCode: null,
	},
	...{ country: "NO", taxId: null, supportEmail: "help@harbour.example", paymentInstructions: "Bank of Bergen" },
};
/** An order that is to be paid by a day. */
export async function anUnpaidOrder(db: Database, ordered: Parameters<typeof aPaidOrder>[1], dueOn: string) {
	const orderId = await aPaidOrder(db, ordered);
	const pending = { status: "pending", paidAt: null, expiresAt: null } as const;
	const due = new Date(dueOn);
	const invoice = { invoiceYear: due.getUTCFullYear(), invoiceNumber: 7, invoicedOn: due };
	await db.order.update({
		where: { id: orderId },
		data: { ...pending, ...invoice, gateway: "invoice", seller, dueOn: due },
	});
	return { orderId };
}

/** That someone has used 40 of 50 credits of a pool. */
export async function aWarning(
	db: Database,
	people: { userId: string; setById: string },
	accountId: string,
	more: { resetsAt?: Date; raisedUntil?: Date; period: "week" | "total" },
) {
	const id = newId();
	const used = { ...people, credits: 50n, used: 40n, tellsSetter: true };
	await db.limitWarning.create({ data: { accountId, id, ...used, warnedAt: new Date(), ...more } });
	return { accountId, warningId: id };
}
