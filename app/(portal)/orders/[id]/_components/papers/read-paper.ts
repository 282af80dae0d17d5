import { getLocale, getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { paperOf, readOrder } from "@/lib/orders/lists/order-detail.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { type Paper, type Sheet, sheetOf } from "./sheet-of.ts";

/** The order's receipt, or its invoice until it is paid; null for those who may not see it (product.md 9). */
export async function readPaper(actor: Actor, orderId: string): Promise<Paper | null> {
	const order = await readOrder({ actor }, orderId);
	const kind = order && paperOf(order);
	return kind && order.payment && { kind, order, payment: order.payment, note: null };
}

/** The credit note of one of the order's refunds; null for those who may not see it (product.md 9). */
export async function readCreditNote(actor: Actor, orderId: string, noteId: string): Promise<Paper | null> {
	const order = await readOrder({ actor }, orderId);
	const note = order?.payment?.creditNotes.find(({ id }) => id === noteId);
	return order?.payment && note ? { kind: "credit_note", order, payment: order.payment, note } : null;
}

/** What it says, in the reader's language. */
export async function readSheet(paper: Paper): Promise<Sheet> {
	const [t, field, detail, gateway, word, locale, { timeZone }] = await Promise.all([
		getTranslations("orders.receipt"),
		getTranslations("orders.fields"),
		getTranslations("orders.detail"),
		getTranslations("orders.gateways"),
		getTranslations("words"),
		getLocale(),
		readToday(),
	]);
	return sheetOf(paper, { t, field, detail, gateway, word, locale, timeZone });
}
