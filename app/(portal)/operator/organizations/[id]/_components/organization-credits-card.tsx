import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type NamedCreditSums, readCreditSums } from "@/lib/customers/read-credit-sums.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { EXPIRING_WITHIN_DAYS } from "@/lib/usage/read-expiries.ts";
import { creditSumsColumns, type SumName } from "../../../_components/credit-sums-columns.tsx";
import { soldOrdersHref } from "../../../_components/sold-orders-href.ts";

const NAMES: readonly SumName[] = [
	...(["soldThisMonth", "usedThisMonth", "usedLastMonth"] as const),
	...(["inWallets", "inGroups", "held", "expiring", "outstanding"] as const),
];

/** Per credit type what the organization has, and how it uses it: the numbers of Operator › Overview, of it alone. */
export async function OrganizationCreditsCard({ actor, organizationId }: { actor: Actor; organizationId: string }) {
	const [types, today, t, overview, word] = await Promise.all([
		readCreditSums({ actor }, { organizationId }),
		readToday(),
		getTranslations("operatorOrganizations"),
		getTranslations("operatorOverview"),
		getTranslations("words"),
	]);
	if (!types) notFound();
	const mayOpenOrders = actor.rights.has("manage_orders");
	const columns: TableColumn<NamedCreditSums>[] = [
		{ id: "type", header: word("creditType"), narrow: "title", cell: ({ name }) => name },
		...creditSumsColumns<NamedCreditSums>({
			t: overview,
			names: NAMES,
			explain: ({ creditTypeId, name: type }, name) =>
				name === "soldThisMonth" && mayOpenOrders
					? { href: soldOrdersHref({ today, creditTypeId, organizationId }), label: overview("explainSold", { type }) }
					: null,
		}),
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("credits")}</CardTitle>
			</CardHeader>
			{types.length > 0 ? (
				<>
					<PlainTable
						label={t("credits")}
						columns={columns}
						rows={types}
						rowKey={({ creditTypeId }) => creditTypeId}
						wide
					/>
					<p className="border-t border-line px-5 py-3 text-muted text-small">
						{t("creditsHelp", { days: EXPIRING_WITHIN_DAYS })}
					</p>
				</>
			) : (
				<CardContent className="text-muted text-sm">{t("noCredits")}</CardContent>
			)}
		</Card>
	);
}
