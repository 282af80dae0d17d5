import { Receipt } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { savedViews } from "@/app/(portal)/_components/saved-views/saved-views.tsx";
import { isOnlyFilter } from "@/components/data-table/address/is-only-filter.ts";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readOrders } from "@/lib/orders/lists/queries.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { BuyCredits } from "../../_components/buy-credits.tsx";
import { orderColumns } from "../../_components/orders/order-columns.tsx";
import { orderFilters } from "../../_components/orders/order-filters.ts";
import { type OrdersTableState, queryOf } from "./orders-table.ts";

interface OrdersProps {
	actor: Actor;
	view: CreditView;
	state: OrdersTableState;
}

export async function Orders({ actor, view, state }: OrdersProps) {
	const [list, today, t] = await Promise.all([
		readOrders({ view }, queryOf(state)),
		readToday(),
		getTranslations("orders"),
	]);
	const [columns, filters] = await Promise.all([orderColumns(), orderFilters({ today })]);
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={list.rows}
			rowKey={(order) => order.id}
			state={state}
			total={list.count}
			search={t("search")}
			filters={filters}
			views={await savedViews(actor, "/orders", state)}
			csvPath="/orders/csv"
			wide
			footer={
				list.hasMore ? (
					<p className="border-t border-line px-5 py-3 text-small text-muted">
						{t("reachesNewest", { rows: list.count })}
					</p>
				) : null
			}
			noneOfThese={isOnlyFilter(state, { name: "status", value: "pending" }) ? t("nonePending") : undefined}
			firstUse={
				<EmptyState icon={Receipt} title={t("none")} action={<BuyCredits actor={actor} isNextStep />}>
					{view.isCreditUser && view.view === "own"
						? t("noneOfYourOwn", { owner: view.owner.name, buys: String(mayPurchase(actor)) })
						: t("whatOrdersAre")}
				</EmptyState>
			}
		/>
	);
}
