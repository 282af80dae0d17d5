import { getLocale, getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DateTime } from "@/components/date-time.tsx";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { Money } from "@/components/money.tsx";
import { OrderStatusBadge } from "@/components/order-status-badge.tsx";
import type { Translate } from "@/components/translate.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { OperatorOrder } from "@/lib/orders/lists/operator-orders.ts";
import { formatDay } from "@/lib/text/format-date.ts";
import { OrganizationName } from "../organization-name.tsx";
import { actionableOrder } from "./actionable-order.ts";
import { OrderActions } from "./order-actions.tsx";

export async function operatorOrderColumns({ actor }: { actor: Actor }): Promise<TableColumn<OperatorOrder>[]> {
	const [t, field, word, locale] = await Promise.all([
		getTranslations("operatorOrdersPage.columns"),
		getTranslations("orders.fields"),
		getTranslations("words"),
		getLocale(),
	]);
	return [
		{
			id: "number",
			header: field("number"),
			sortable: true,
			firstDirection: "desc",
			alwaysShown: true,
			narrow: "title",
			cell: (order) => <span className="num font-medium">#{String(order.number)}</span>,
		},
		{
			id: "placedAt",
			header: field("placedAt"),
			sortable: true,
			firstDirection: "desc",
			narrow: "secondary",
			cell: (order) => <DateTime at={order.placedAt} precision="day" />,
		},
		{
			id: "organization",
			header: t("organization"),
			sortable: true,
			narrow: "secondary",
			cell: ({ organization }) => <OrganizationName actor={actor} organization={organization} />,
		},
		{ id: "buyer", header: field("orderedBy"), narrow: "hidden", cell: (order) => order.buyerName },
		{ id: "beneficiary", header: field("creditedTo"), minor: 2, cell: (order) => order.beneficiaryName },
		{ id: "plan", header: field("plan"), minor: 3, narrow: "secondary", cell: (order) => order.planName },
		{
			id: "total",
			header: field("total"),
			numeric: true,
			sortable: true,
			firstDirection: "desc",
			narrow: "aside",
			cell: (order) => <Money minor={order.totalMinor} currency={order.currency} />,
		},
		{ id: "reference", header: field("reference"), minor: 1, cell: (order) => order.gatewayReference ?? "–" },
		{
			id: "status",
			header: field("status"),
			narrow: "secondary",
			cell: (order) => statusOf(order, t),
		},
		...extraColumns({ t, field, word }, locale),
		{
			id: "actions",
			header: word("actions"),
			headerHidden: true,
			alwaysShown: true,
			narrow: "action",
			cell: (order) => {
				const actionable = actionableOrder(order);
				return actionable && <OrderActions order={actionable} />;
			},
		},
	];
}

interface Texts {
	readonly t: Translate<"operatorOrdersPage.columns">;
	readonly field: Translate<"orders.fields">;
	readonly word: Translate<"words">;
}

/** Of an order that was refunded in part, also what was paid back. */
function statusOf(order: OperatorOrder, t: Texts["t"]) {
	const { refundedMinor, totalMinor, currency } = order;
	const isPart = refundedMinor > 0n && refundedMinor < totalMinor;
	return (
		<>
			<OrderStatusBadge order={order} />
			{isPart ? (
				<span className="ml-1.5 text-muted text-small as-table:ml-0 as-table:block">
					{t.rich("paidBack", { amount: () => <Money minor={refundedMinor} currency={currency} /> })}
				</span>
			) : null}
		</>
	);
}

/** Shown only when chosen. */
function extraColumns({ t, field, word }: Texts, locale: string): TableColumn<OperatorOrder>[] {
	return [
		{
			id: "invoiceNumber",
			header: field("invoiceNumber"),
			shownAtFirst: false,
			cell: (order) => order.invoiceNumber ?? "–",
		},
		{
			id: "dueOn",
			header: field("dueOn"),
			shownAtFirst: false,
			cell: (order) => (order.dueOn ? formatDay(order.dueOn, locale) : "–"),
		},
		{ id: "billedTo", header: field("billedTo"), shownAtFirst: false, cell: (order) => order.billedTo ?? "–" },
		{
			id: "unspent",
			header: t("unspent"),
			numeric: true,
			shownAtFirst: false,
			cell: (order) => order.refundable?.credits ?? "–",
		},
		{
			id: "expiresAt",
			header: field("expiresAt"),
			shownAtFirst: false,
			cell: (order) => (order.expiresAt ? <ExpiryDay at={order.expiresAt} /> : "–"),
		},
		{
			id: "reason",
			header: word("reason"),
			shownAtFirst: false,
			wrap: true,
			cell: (order) => order.closeReason ?? "–",
		},
	];
}
