import type { Database } from "@/lib/platform/database/db.ts";
import type { Screen } from "../screens.ts";
import { groupPage } from "./share-group-screens.ts";

/** Pages that people print. */
export const PRINTED_SCREENS: readonly Screen[] = [
	{ name: "printed.overview", path: "/overview", as: "john", isPrinted: true },
	{ name: "printed.usage", path: "/usage?from=2026-01-01&type=email", as: "john", isPrinted: true },
	{ name: "printed.orders", path: "/orders", as: "john", isPrinted: true },
	{ name: "printed.order", path: paidOrder, as: "john", isPrinted: true },
	{ name: "printed.receipt", path: receipt, as: "john", isPrinted: true },
	{ name: "printed.report", path: async (db) => `${await groupPage(db)}/report`, as: "creator", isPrinted: true },
	{ name: "printed.group", path: groupPage, as: "creator", isPrinted: true },
	{ name: "printed.credits", path: "/credits", as: "creator", isPrinted: true },
	{ name: "printed.users", path: "/admin/users", as: "admin", isPrinted: true },
	{ name: "printed.audit", path: "/admin/audit", as: "admin", isPrinted: true },
];

export async function paidOrder(db: Database): Promise<string> {
	const where = { status: "paid", beneficiary: { email: "john@northwind.example" } } as const;
	return `/orders/${(await db.order.findFirstOrThrow({ where, orderBy: { number: "asc" } })).id}`;
}

export async function receipt(db: Database): Promise<string> {
	return `${await paidOrder(db)}/receipt`;
}

export async function aCreditNote(db: Database): Promise<string> {
	const where = { order: { organization: { name: "Northwind" } } };
	const { id, orderId } = await db.creditNote.findFirstOrThrow({ where, orderBy: { issuedAt: "asc" } });
	return `/orders/${orderId}/credit-notes/${id}`;
}
