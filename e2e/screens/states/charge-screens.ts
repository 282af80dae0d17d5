import type { Database } from "@/lib/platform/database/db.ts";
import type { Screen } from "../screens.ts";

// Every list of usage reads entries; this is the reading of one charge.
const ONE_CHARGE = { of: "ledger_entry", asking: "CROSS JOIN LATERAL unnest" };
const UNKNOWN_ID = "0199c0de-0000-7000-8000-000000000000";

/** The panel of a charge, over the lists that open it. */
export const CHARGE_SCREENS: readonly Screen[] = [
	{ name: "charge.full", path: newestOfJohn, as: "john" },
	{ name: "charge.loading", path: newestOfJohn, as: "john", holding: ONE_CHARGE },
	{ name: "charge.not-found", path: `/usage?charge=${UNKNOWN_ID}`, as: "john" },
	{ name: "charge.error", path: newestOfJohn, as: "john", without: ONE_CHARGE },
	{ name: "charge.refunded-in-report", path: refundedInReport, as: "creator" },
];

/** The newest charge on John's email wallet. */
async function newestOfJohn(db: Database): Promise<string> {
	const { id: walletId } = await db.account.findFirstOrThrow({
		where: { kind: "wallet", creditTypeId: "email", user: { email: "john@northwind.example" } },
	});
	const { id } = await db.charge.findFirstOrThrow({
		where: { accountIds: { has: walletId }, status: "posted" },
		orderBy: { postedAt: "desc" },
	});
	return `/usage?charge=${id}`;
}

async function refundedInReport(db: Database): Promise<string> {
	const group = await db.shareGroup.findFirstOrThrow({
		where: { creator: { email: "simone.weber@lakeside.example" }, status: "open" },
		include: { accounts: true },
		orderBy: { id: "asc" },
	});
	const { id } = await db.charge.findFirstOrThrow({
		where: { accountIds: { hasSome: group.accounts.map((account) => account.id) }, refunded: { gt: 0 } },
		orderBy: { postedAt: "desc" },
	});
	return `/share/${group.id}/report?charge=${id}`;
}
