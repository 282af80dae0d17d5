import { describe, expect, it, vi } from "vitest";
import { readOrder } from "@/lib/orders/lists/order-detail.ts";
import { markOrderPaid } from "@/lib/orders/mark-order-paid.ts";
import { placeOrder } from "@/lib/orders/place-order.ts";
import { testShop } from "@/lib/orders/test-shop.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf } from "@/lib/testing/people.ts";
import { readSellerSettings, readStoredSeller, readSupportEmail } from "./queries.ts";
import { saveSeller } from "./save-seller.ts";
import { saveSellerSchema } from "./schema.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});

const { db } = await testDatabase();
const shop = await testShop(db);
const olivia = { actor: await actorOf(db, shop.operator), db };
const peter = { actor: await actorOf(db, shop.peter), db };

const SELLER = {
	...{ legalName: "Harbour Credits Ltd", addressLine1: "1 Quay", addressLine2: null, city: "Bergen", region: null },
	...{ postalCode: "5003", country: "NO", taxId: "NO 123", supportEmail: "help@harbour.example" },
	...{ paymentInstructions: "Bank of Bergen\nIBAN NO93", paymentTermsDays: 21 },
};
const DEPLOYMENT = { currency: "USD", timeZone: "UTC" };

async function save(
	version: number | null,
	more: Partial<typeof SELLER> = {},
	deployment: Partial<typeof DEPLOYMENT> = {},
) {
	const seller = { ...SELLER, ...more };
	return saveSeller(olivia, { version, seller, ...DEPLOYMENT, ...deployment });
}

describe("the seller (product.md 52)", () => {
	it("isn't known at first; then it is saved, and its change is in the audit log", async () => {
		expect(await readSellerSettings(olivia)).toEqual({ stored: null, ...DEPLOYMENT, isTimeZoneFixed: false });
		expect(await readSupportEmail(peter)).toBeNull();
		expect(await save(null)).toMatchObject({ ok: true, value: { version: 0 } });
		expect(await readStoredSeller(db)).toEqual({ seller: SELLER, version: 0 });
		expect(await readSupportEmail(peter)).toBe("help@harbour.example");
		expect(await save(0, { city: "Oslo" })).toMatchObject({ ok: true, value: { version: 1 } });
		const entries = await db.auditEntry.findMany({
			where: { action: "organization.seller_changed" },
			orderBy: { id: "asc" },
		});
		expect(entries.at(-1)).toMatchObject({ before: { city: "Bergen" }, after: { city: "Oslo" } });
	});

	it("saved by two operators at once: the second is told", async () => {
		const { version } = (await readStoredSeller(db)) ?? { version: null };
		const results = await Promise.all([save(version, { city: "One" }), save(version, { city: "Other" })]);
		expect(results.map((result) => (result.ok ? "done" : `${result.code} ${result.key}`)).sort()).toEqual([
			"STALE sellerChangedMeanwhile",
			"done",
		]);
		expect(await save(null)).toMatchObject({ code: "STALE" });
	});

	it("is the operator's to say, with Manage Seller", async () => {
		const before = await readStoredSeller(db);
		for (const user of [shop.john, shop.onlooker]) {
			const context = { actor: await actorOf(db, user), db };
			const input = { version: before?.version ?? null, seller: SELLER, ...DEPLOYMENT };
			expect(await saveSeller(context, input)).toMatchObject({ ok: false, code: "NOT_FOUND" });
			expect(await readSellerSettings(context)).toBeNull();
		}
		expect(await readStoredSeller(db)).toEqual(before);
	});

	it("is kept by an order as it was, with the day by which its invoice is to be paid", async () => {
		const at = clockAt(new Date("2026-03-01T22:30:00Z"));
		const placed = await placeOrder({ ...peter, clock: at }, shop.reviewed());
		if (!placed.ok) throw new Error(placed.key);
		const { version } = (await readStoredSeller(db)) ?? { version: null };
		expect(await save(version, { paymentInstructions: "Another bank", paymentTermsDays: 3 })).toMatchObject({
			ok: true,
		});
		const order = await readOrder(peter, placed.value.orderId);
		expect(order?.payment).toMatchObject({
			dueOn: "2026-03-22",
			seller: { paymentInstructions: SELLER.paymentInstructions },
		});
		expect(order?.sellerName).toBe("Harbour Credits Ltd");
		const john = { actor: await actorOf(db, shop.john), db };
		expect((await readOrder(john, placed.value.orderId))?.payment, "the beneficiary doesn't pay").toBeNull();
		await markOrderPaid({ ...olivia }, { orderId: placed.value.orderId });
	});

	it("of an order that is paid at once has no day to pay by", async () => {
		const placed = await placeOrder(peter, shop.reviewed({ gateway: "demo" }));
		if (!placed.ok) throw new Error(placed.key);
		expect((await readOrder(peter, placed.value.orderId))?.payment).toMatchObject({ dueOn: null });
	});
});

describe("the deployment's currency and time zone", () => {
	it("are saved along; the time zone until something has been posted (product.md 35)", async () => {
		const { version } = (await readStoredSeller(db)) ?? { version: 0 };
		expect((await readSellerSettings(olivia))?.isTimeZoneFixed, "an order was paid").toBe(true);
		expect(await save(version, {}, { timeZone: "Europe/Oslo" })).toMatchObject({
			...{ ok: false, code: "CONFLICT", key: "timeZoneFixed", field: "timeZone" },
		});
		expect(await save(version, {}, { currency: "NOK" })).toMatchObject({ ok: true });
		expect(await db.deployment.findFirst()).toMatchObject({
			currency: "NOK",
			timeZone: "UTC",
			timeZoneIsChosen: false,
		});
	});

	it("can be another time zone before that, which the database has to know", async () => {
		const other = await testDatabase();
		const fresh = { actor: await actorOf(other.db, (await testShop(other.db)).operator), db: other.db };
		const seller = { version: null, seller: SELLER, currency: "USD" };
		expect(await saveSeller(fresh, { ...seller, timeZone: "Middle/Earth" })).toMatchObject({
			key: "timeZoneNotOfDatabase",
		});
		expect(await saveSeller(fresh, { ...seller, timeZone: "Europe/Oslo" })).toMatchObject({ ok: true });
		expect(await other.db.deployment.findFirst()).toMatchObject({ timeZone: "Europe/Oslo", timeZoneIsChosen: true });
		await grantCredits(other.db, fresh.actor.userId, 1n);
		expect((await readSellerSettings(fresh))?.isTimeZoneFixed).toBe(true);
		await other.close();
	});
});

it("the form names what is wrong at its field", () => {
	const form = { ...SELLER, addressLine2: "", region: "", postalCode: "", taxId: "" };
	const problems = (more: object, deployment: object = {}) =>
		saveSellerSchema
			.safeParse({ version: null, seller: { ...form, ...more }, ...DEPLOYMENT, ...deployment })
			.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
	expect(problems({})).toBeUndefined();
	expect(problems({ paymentTermsDays: Number.NaN })).toEqual(["seller.paymentTermsDays notDays"]);
	expect(problems({ country: "ZZ" })).toEqual(["seller.country chooseCountry"]);
	expect(problems({ paymentInstructions: " \n " })).toEqual(["seller.paymentInstructions required"]);
	expect(problems({}, { currency: "XXX" })).toEqual(["currency chooseCurrency"]);
});
