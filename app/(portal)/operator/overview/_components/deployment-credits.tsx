import { ChartColumn } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type NamedCreditSums, readCreditSums } from "@/lib/customers/read-credit-sums.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { EXPIRING_WITHIN_DAYS } from "@/lib/usage/read-expiries.ts";
import { creditSumsColumns, type SumName } from "../../_components/credit-sums-columns.tsx";
import { soldOrdersHref } from "../../_components/sold-orders-href.ts";

const NAMES: readonly SumName[] = [
	...(["soldThisMonth", "usedThisMonth", "usedLastMonth"] as const),
	...(["expiring", "held", "outstanding"] as const),
];

/** Per credit type what is sold, used, about to expire and outstanding; each number leads to what it adds up. */
export async function DeploymentCredits({ actor }: { actor: Actor }) {
	const [types, today, t, word, rights] = await Promise.all([
		readCreditSums({ actor }),
		readToday(),
		getTranslations("operatorOverview"),
		getTranslations("words"),
		getTranslations("adminRoles.right"),
	]);
	if (!types) {
		return (
			<Card>
				<CardContent className="text-muted text-sm">
					{t("needsOrganizations", { right: rights("manage_organizations") })}
				</CardContent>
			</Card>
		);
	}
	const mayOpenOrders = actor.rights.has("manage_orders");
	const explain = ({ creditTypeId, name: type }: NamedCreditSums, name: SumName) => {
		if (name === "soldThisMonth" && mayOpenOrders) {
			return { href: soldOrdersHref({ today, creditTypeId }), label: t("explainSold", { type }) };
		}
		return {
			href: `/operator/overview/${creditTypeId}?sort=-${name}`,
			label: t("explain", { sum: t(`sums.${name}`), type }),
		};
	};
	const columns: TableColumn<NamedCreditSums>[] = [
		{
			id: "type",
			header: word("creditType"),
			narrow: "title",
			cell: ({ creditTypeId, name, isRetired }) => (
				<>
					<RowLink href={`/operator/overview/${creditTypeId}`}>{name}</RowLink>
					{isRetired ? <Badge className="ml-2">{t("retired")}</Badge> : null}
				</>
			),
		},
		...creditSumsColumns<NamedCreditSums>({ t, names: NAMES, explain }),
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("credits")}</CardTitle>
			</CardHeader>
			{types.length > 0 ? (
				<>
					<PlainTable label={t("credits")} columns={columns} rows={types} rowKey={({ creditTypeId }) => creditTypeId} />
					<p className="border-t border-line px-5 py-3 text-muted text-small">
						{t("creditsHelp", { days: EXPIRING_WITHIN_DAYS })}
					</p>
				</>
			) : (
				<EmptyState icon={ChartColumn} title={t("noCredits")}>
					{t("noCreditsText")}
				</EmptyState>
			)}
		</Card>
	);
}
