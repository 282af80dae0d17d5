import { expect, test } from "vitest";
import { saveLogo } from "@/lib/logos/save-logo.ts";
import { placeOrder } from "@/lib/orders/place-order.ts";
import { testShop } from "@/lib/orders/test-shop.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { aPicture } from "@/lib/testing/a-picture.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf } from "@/lib/testing/people.ts";
import { addressOf } from "./link.ts";
import { writeMail } from "./write-mail.tsx";

const { db } = await testDatabase();
const shop = await testShop(db);
const peter = await actorOf(db, shop.peter);

test("mail about an order has the seller's logo, and its text says nothing of it (product.md 52)", async () => {
	const placed = await placeOrder({ actor: peter, db }, shop.reviewed());
	if (!placed.ok) throw new Error(placed.key);
	const written = async () => {
		const { id, facts, createdAt } = await db.mail.findFirstOrThrow({
			where: { kind: "order_placed", userId: peter.userId },
		});
		const { userId, organizationId, email, name, language } = peter;
		const to = { userId, organizationId, email, name, language };
		return transact(db, (tx) => writeMail(tx, { id, kind: "order_placed", to, facts, createdAt }));
	};
	const before = await written();
	expect(before?.html).not.toContain("<img");
	const logo = (await aPicture({ width: 480, height: 96 })).toString("base64");
	await saveLogo({ actor: await actorOf(db, shop.operator), db }, { logo });
	const { version } = await db.organizationLogo.findFirstOrThrow();
	const after = await written();
	expect(after?.html).toContain(`src="${addressOf(`/logo/${version}`)}"`);
	expect(after?.text).toBe(before?.text);
});
