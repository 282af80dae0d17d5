import { useLocale, useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Money } from "@/components/money.tsx";
import type { Translate } from "@/components/translate.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { PlanKind } from "@/generated/prisma/enums.ts";
import type { PlanVersionRow } from "@/lib/plans/read-plan.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { formatDay } from "@/lib/text/format-date.ts";
import { plainRate } from "@/lib/text/format-money.ts";

/** What was sold when, for how much, and how often it was ordered. */
export function PlanVersions({ versions, kind }: { versions: readonly PlanVersionRow[]; kind: PlanKind }) {
	const t = useTranslations("operatorPlans");
	const locale = useLocale();
	const columns = [...soldColumns(t, versions[0]?.version), ...termColumns(t, { locale, kind }), ...historyColumns(t)];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("versions")}</CardTitle>
			</CardHeader>
			<PlainTable
				label={t("versions")}
				columns={columns}
				rows={[...versions]}
				rowKey={({ version }) => String(version)}
				wide
			/>
		</Card>
	);
}

type Words = Translate<"operatorPlans">;

function soldColumns(t: Words, newest: number | undefined): TableColumn<PlanVersionRow>[] {
	return [
		{
			id: "version",
			header: t("fields.version"),
			narrow: "title",
			cell: ({ version }) => (
				<>
					{t("versionN", { version: version + 1 })}{" "}
					{version === newest ? <Badge tone="accent">{t("current")}</Badge> : null}
				</>
			),
		},
		{ id: "name", header: t("fields.name"), narrow: "hidden", wrap: true, cell: ({ name }) => name },
		{
			id: "credits",
			header: t("fields.credits"),
			numeric: true,
			narrow: "detail",
			cell: ({ credits, carryOverCredits }) => (
				<>
					{credits === null ? t("unlimited") : <Credits credits={credits} />}
					{carryOverCredits ? ` ${t("carried", { credits: toJsonCredits(carryOverCredits) })}` : null}
				</>
			),
		},
		{
			id: "price",
			header: t("fields.price"),
			numeric: true,
			narrow: "aside",
			cell: ({ prices }) => (
				<span className="inline-flex flex-wrap justify-end gap-x-2">
					{prices.map(({ currency, priceMinor }) => (
						<Money key={currency} minor={priceMinor} currency={currency} />
					))}
				</span>
			),
		},
	];
}

function termColumns(t: Words, { locale, kind }: { locale: string; kind: PlanKind }): TableColumn<PlanVersionRow>[] {
	return [
		{
			id: "tax",
			header: t("fields.taxRate"),
			numeric: true,
			narrow: "hidden",
			cell: ({ taxRateBasisPoints }) => plainRate(taxRateBasisPoints),
		},
		{
			id: "validity",
			header: kind === "pack" ? t("fields.validity") : t("fields.paidEvery"),
			narrow: "detail",
			cell: ({ validityMonths: months }) => t(kind === "pack" ? "months" : "paidEvery", { months }),
		},
		{
			id: "sale",
			header: t("fields.sale"),
			narrow: "detail",
			cell: ({ onSaleFrom, onSaleUntil }) => {
				const [from, until] = [onSaleFrom, onSaleUntil].map((day) => (day === null ? null : formatDay(day, locale)));
				if (from && until) return `${from} – ${until}`;
				if (from) return t("states.later", { day: from });
				return until ? t("until", { day: until }) : "–";
			},
		},
	];
}

function historyColumns(t: Words): TableColumn<PlanVersionRow>[] {
	return [
		{ id: "orders", header: t("fields.orders"), numeric: true, narrow: "hidden", cell: ({ orders }) => orders },
		{
			id: "made",
			header: t("fields.made"),
			narrow: "secondary",
			cell: ({ madeAt, madeBy }) => (
				<>
					<DateTime at={madeAt} precision="full" /> {madeBy === null ? null : t("by", { name: madeBy })}
				</>
			),
		},
	];
}
