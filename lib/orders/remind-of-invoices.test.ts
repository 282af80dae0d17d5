import { expect, test, vi } from "vitest";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { ReminderDays } from "@/lib/seller/reminder-days.ts";
import { saveReminders } from "@/lib/seller/save-reminders.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf } from "@/lib/testing/people.ts";
import { cancelOwnOrder } from "./cancel-own-order.ts";
import { markOrderPaid } from "./mark-order-paid.ts";
import { placeOrder } from "./place-order.ts";
import { remindOfInvoices } from "./remind-of-invoices.ts";
import { testShop } from "./test-shop.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});

const { db } = await testDatabase();
const shop = await testShop(db);
const peter = await actorOf(db, shop.peter);
const operator = await actorOf(db, shop.operator);
await db.seller.create({
	data: {
		...{ legalName: "Harbour", addressLine1: "1 Quay", city: "Bergen", country: "NO", paymentTermsDays: 14 },
		...{ supportEmail: "help@harbour.example", paymentInstructions: "Bank of Bergen" },
	},
});

/** Placed on 1 March 2026 UTC, to be paid by 15 March. */
async function anInvoice(): Promise<string> {
	const clock = clockAt(new Date("2026-03-01T10:00:00Z"));
	await db.order.updateMany({ data: { placedAt: new Date("2026-01-01") } });
	const placed = await placeOrder({ actor: peter, db, clock }, shop.reviewed());
	if (!placed.ok) throw new Error(placed.key);
	return placed.value.orderId;
}

const on = (day: string) => remindOfInvoices({ db, clock: clockAt(new Date(`${day}T09:00:00Z`)) });
const mailsOf = (orderId: string) =>
	db.mail.findMany({ where: { kind: "invoice_reminder", facts: { path: ["orderId"], equals: orderId } } });

test("an unpaid invoice is reminded of three days before, on the day and a week after, each once (product.md 53c)", async () => {
	const orderId = await anInvoice();
	const reminded: [string, number][] = [];
	for (const day of ["01", "11", "12", "13", "14", "15", "16", "18", "21", "22", "23", "28", "29"]) {
		const both = await Promise.all([on(`2026-03-${day}`), on(`2026-03-${day}`)]);
		reminded.push([day, both[0] + both[1]]);
	}
	expect(reminded.filter(([, count]) => count > 0)).toEqual([
		["12", 1],
		["15", 1],
		["22", 1],
	]);
	const mails = await mailsOf(orderId);
	expect(mails.map(({ userId }) => userId)).toEqual([shop.peter.id, shop.peter.id, shop.peter.id]);
	expect(await db.notice.count({ where: { kind: "invoice_reminder", userId: shop.peter.id } })).toBe(3);
});

test("what a time without a worker missed is made up for by the latest alone", async () => {
	const orderId = await anInvoice();
	expect(await on("2026-03-17")).toBe(1);
	expect(await on("2026-04-20")).toBe(0);
	expect(await mailsOf(orderId)).toHaveLength(1);
});

test("one that is paid or cancelled is reminded of no more", async () => {
	const [paid, cancelled] = [await anInvoice(), await anInvoice()];
	await markOrderPaid({ actor: operator, db }, { orderId: paid });
	await cancelOwnOrder({ actor: peter, db }, { orderId: cancelled });
	expect(await on("2026-03-15")).toBe(0);
});

test("one that is due at once is reminded of only when it is late", async () => {
	await db.seller.update({ where: { id: 1 }, data: { paymentTermsDays: 0 } });
	const orderId = await anInvoice();
	expect(await on("2026-03-01")).toBe(0);
	expect(await on("2026-03-08")).toBe(1);
	expect(await mailsOf(orderId)).toHaveLength(1);
});

test("the days are the operator's to say, each of them off as well", async () => {
	await db.seller.update({ where: { id: 1 }, data: { paymentTermsDays: 14 } });
	const save = (days: ReminderDays, was: ReminderDays) => saveReminders({ actor: operator, db }, { days, was });
	const usual = { beforeDays: 3, onDueDay: true, afterDays: 7 };
	const others = { beforeDays: 10, onDueDay: false, afterDays: 1 };
	expect(await save(others, usual)).toMatchObject({ ok: true });
	expect(await save(usual, usual)).toMatchObject({ code: "STALE", key: "remindersChangedMeanwhile" });
	const orderId = await anInvoice();
	const reminded: string[] = [];
	for (const day of ["04", "05", "06", "12", "15", "16", "17", "22"]) {
		if ((await on(`2026-03-${day}`)) > 0) reminded.push(day);
	}
	expect(reminded).toEqual(["05", "16"]);
	expect(await mailsOf(orderId)).toHaveLength(2);

	const none = { beforeDays: null, onDueDay: false, afterDays: null };
	expect(await save(none, others)).toMatchObject({ ok: true });
	await anInvoice();
	for (const day of ["12", "15", "22"]) expect(await on(`2026-03-${day}`)).toBe(0);
	expect(await saveReminders({ actor: peter, db }, { days: usual, was: none })).toMatchObject({ code: "NOT_FOUND" });
	const audited = await db.auditEntry.findFirst({
		where: { action: "organization.reminders_changed" },
		orderBy: { id: "asc" },
	});
	expect(audited).toMatchObject({
		before: { reminderBeforeDays: 3 },
		after: { reminderBeforeDays: 10, reminderOnDueDay: false },
	});
	expect(await save(usual, none)).toMatchObject({ ok: true });
});
