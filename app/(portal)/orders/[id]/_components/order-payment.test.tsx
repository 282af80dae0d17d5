import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import { expect, it } from "vitest";
import { readOrder } from "@/lib/orders/lists/order-detail.ts";
import { testShop } from "@/lib/orders/test-shop.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, type TestUser } from "@/lib/testing/people.ts";
import { en } from "@/messages/en.ts";
import { OrderPayment } from "./order-payment.tsx";

const { db } = await testDatabase();
const shop = await testShop(db);

/** What the page of an order says of its payment. */
async function said(reader: TestUser, orderId: string): Promise<string> {
	const order = await readOrder({ actor: await actorOf(db, reader), db }, orderId);
	if (!order) throw new Error("There is no such order.");
	const seller = { ...SELLER, paymentInstructions: "Please give the reference." };
	const shown = { ...order, payment: order.payment && { ...order.payment, seller } };
	const html = renderToStaticMarkup(
		<IntlProvider locale="en-GB" timeZone="UTC" messages={en}>
			<OrderPayment order={shown} />
		</IntlProvider>,
	);
	return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

const SELLER = {
	...{ legalName: "Vendor", addressLine1: "1 Road", addressLine2: null, city: "Bergen", region: null },
	...{ postalCode: null, country: "NO", taxId: null, supportEmail: "help@vendor.example" },
};

it("an order that waits to be paid says with which reference, to those who see its invoice", async () => {
	const orderId = await shop.pendingOrder();
	const { invoiceYear, invoiceNumber } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
	const number = `INV-${invoiceYear}-${String(invoiceNumber).padStart(4, "0")}`;
	expect(await said(shop.peter, orderId)).toContain(`How to pay Please give the reference. Reference: ${number}`);
	expect(await said(shop.john, orderId)).not.toContain(number);
});
