import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { UsageRow } from "@/lib/usage/usage-rows.ts";
import { Credits } from "../credits.tsx";
import type { TableColumn } from "../data-table/columns.ts";
import { RowPanelLink } from "../data-table/panel/row-panel-link.tsx";
import { DateTime } from "../date-time.tsx";
import { Address } from "../ui/address.tsx";
import { UsagePoolName } from "./usage-pool-name.tsx";
import { UsageStatusBadge } from "./usage-status-badge.tsx";
import { UsageUserName } from "./usage-user-name.tsx";

/** The columns of product.md's list; at first those that answer who used what, when, and what was left. */
export async function usageColumns({
	showPool,
	showEmail = false,
	timeZone,
}: {
	showPool: boolean;
	/** For lists in which people are known by their addresses. */
	showEmail?: boolean;
	/** The deployment's, in whose days credits expire. */
	timeZone: string;
}): Promise<TableColumn<UsageRow>[]> {
	const t = await getTranslations("usage.columns");
	return [
		{
			id: "date_used",
			header: t("dateUsed"),
			sortable: true,
			firstDirection: "desc",
			alwaysShown: true,
			narrow: "secondary",
			cell: (row) => <DateTime at={row.dateUsed} />,
		},
		{ id: "user_name", header: t("userName"), sortable: true, narrow: "secondary", cell: userOf },
		{ id: "user_email", header: t("userEmail"), shownAtFirst: showEmail, narrow: "hidden", cell: emailOf },
		{ id: "service", header: t("service"), shownAtFirst: false, cell: (row) => row.service },
		{
			id: "item",
			header: t("item"),
			sortable: true,
			alwaysShown: true,
			wrap: true,
			narrow: "title",
			cell: itemOf,
		},
		{ id: "reference", header: t("reference"), shownAtFirst: false, wrap: true, cell: (row) => row.reference },
		{ id: "credit_type", header: t("creditType"), narrow: "secondary", cell: (row) => row.creditType },
		{
			id: "pool",
			header: t("pool"),
			minor: 2,
			shownAtFirst: showPool,
			cell: (row) => <UsagePoolName pool={row.pool} />,
		},
		{ id: "status", header: t("status"), narrow: "secondary", cell: (row) => <UsageStatusBadge status={row.status} /> },
		...(await amountColumns(timeZone)),
	];
}

/** How much, of which lots, and what was left. */
async function amountColumns(timeZone: string): Promise<TableColumn<UsageRow>[]> {
	const t = await getTranslations("usage.columns");
	const word = await getTranslations("words");
	return [
		{
			id: "credits",
			header: t("credits"),
			numeric: true,
			sortable: true,
			firstDirection: "desc",
			narrow: "aside",
			cell: (row) => -row.credits,
		},
		{ id: "refunded", header: t("refunded"), numeric: true, shownAtFirst: false, cell: refundedOf },
		{
			id: "balance_after",
			header: t("balanceAfter"),
			numeric: true,
			cell: balanceAfterOf,
		},
		{
			id: "lot_expires_at",
			header: t("lotExpiresAt"),
			shownAtFirst: false,
			cell: (row) => lotExpiry(row, { timeZone, never: word("never") }),
		},
		{
			id: "charge_id",
			header: t("chargeId"),
			shownAtFirst: false,
			cell: (row) => <code className="text-small">{row.chargeId}</code>,
		},
	];
}

const itemOf = ({ item, chargeId }: UsageRow) => <RowPanelLink opens={chargeId}>{item}</RowPanelLink>;

const userOf = ({ userName }: UsageRow) => <UsageUserName name={userName} />;
const refundedOf = ({ refunded }: UsageRow) => <Credits credits={refunded} signed />;
const balanceAfterOf = ({ balanceAfter }: UsageRow) => balanceAfter ?? "–";
const emailOf = ({ userEmail }: UsageRow) => (userEmail ? <Address address={userEmail} /> : userEmail);

/** What was covered used no lot. */
function lotExpiry(
	{ lotExpiresAt, pool }: UsageRow,
	{ timeZone, never }: { timeZone: string; never: string },
): ReactNode {
	if (lotExpiresAt) return <DateTime at={lotExpiresAt} precision="day" timeZone={timeZone} />;
	return pool.kind === "subscription" ? "–" : never;
}
