import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readOperatorOrders } from "@/lib/orders/lists/operator-orders.ts";
import type { OperatorOrdersQuery } from "@/lib/orders/lists/operator-orders-schema.ts";
import { operatorOrderColumns } from "../../../_components/orders/operator-order-columns.tsx";

const LATEST: OperatorOrdersQuery = {
	...{ search: "", status: null, gateway: null, organizationId: null },
	...{ sort: "placedAt", descending: true, offset: 0, limit: 5 },
};
const COLUMNS = ["number", "placedAt", "buyer", "plan", "total", "status", "actions"];

/** The organization's latest orders, with what the operator can do about each (product.md 41). */
export async function OrganizationOrders({ actor, organizationId }: { actor: Actor; organizationId: string }) {
	const [found, unpaid, t] = await Promise.all([
		readOperatorOrders({ actor }, { ...LATEST, organizationId }),
		readOperatorOrders({ actor }, { ...LATEST, organizationId, status: "pending", limit: 1 }),
		getTranslations("operatorOrganizations"),
	]);
	if (!found || !unpaid) notFound();
	const pending = unpaid.total;
	const columns = await operatorOrderColumns({ actor });
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("orders")}</CardTitle>
				<span className="inline-flex flex-wrap gap-3">
					{pending > 0 ? (
						<Button asChild variant="link">
							<Link href={`/operator/orders?organization=${organizationId}&status=pending`}>
								{t("recordPayment", { count: pending })}
							</Link>
						</Button>
					) : null}
					{found.total > 0 ? (
						<Button asChild variant="link">
							<Link href={`/operator/orders?organization=${organizationId}`}>
								{t("allOrders", { count: found.total })}
							</Link>
						</Button>
					) : null}
				</span>
			</CardHeader>
			{found.total > 0 ? (
				<PlainTable
					label={t("orders")}
					columns={columns.filter(({ id }) => COLUMNS.includes(id)).map((column) => ({ ...column, sortable: false }))}
					rows={found.orders}
					rowKey={({ id }) => id}
				/>
			) : (
				<CardContent className="text-muted text-sm">{t("noOrders")}</CardContent>
			)}
		</Card>
	);
}
