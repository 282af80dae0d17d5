import { useLocale, useTranslations } from "next-intl";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { EndingSubscription } from "@/lib/customers/closing/ending-subscriptions.ts";
import type { ClosingPreview } from "@/lib/customers/closing/preview-closing.ts";
import { formatDay } from "@/lib/text/format-date.ts";

/** Whose subscriptions end, and when they would have; nothing where there are none. */
export function EndingSubscriptionsCard({ subscriptions: { rows, total } }: Pick<ClosingPreview, "subscriptions">) {
	const t = useTranslations("operatorOrganizations.close.ending");
	const locale = useLocale();
	if (rows.length === 0) return null;
	const columns: TableColumn<EndingSubscription>[] = [
		{ id: "subscriber", header: t("subscriber"), narrow: "title", wrap: true, cell: ({ subscriber }) => subscriber },
		{
			id: "plan",
			header: t("plan"),
			narrow: "secondary",
			wrap: true,
			cell: ({ plan, type }) => `${plan} (${type})`,
		},
		{ id: "status", header: t("status"), cell: ({ status }) => t(status) },
		{
			id: "periodEndsOn",
			header: t("periodEndsOn"),
			cell: ({ periodEndsOn }) => (periodEndsOn ? formatDay(periodEndsOn, locale) : "–"),
		},
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
			</CardHeader>
			<PlainTable label={t("title")} columns={columns} rows={rows} rowKey={({ id }) => id} />
			{total > rows.length ? (
				<p className="border-t border-line px-5 py-3 text-muted text-small">
					{t("help", { total, shown: rows.length })}
				</p>
			) : null}
		</Card>
	);
}
