import { getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { GroupTotals } from "@/lib/share-group-reports/group-totals.ts";
import type { ReportQuery } from "@/lib/share-group-reports/report.ts";

type Part = keyof Omit<GroupTotals, "creditTypeId" | "creditType">;

/** With the sign that each has in the sum. */
const PARTS: readonly { part: Part; sign: 1n | -1n | null }[] = [
	{ part: "opening", sign: null },
	{ part: "allocated", sign: 1n },
	{ part: "returned", sign: -1n },
	{ part: "used", sign: -1n },
	{ part: "refunded", sign: 1n },
	{ part: "expired", sign: -1n },
	{ part: "corrected", sign: 1n },
	{ part: "closing", sign: null },
];

/** What the group had, what came, what went and what is left, each credit type a line that adds up. */
export async function GroupTotalsCard({
	groupTotals,
	query,
}: {
	groupTotals: readonly GroupTotals[];
	query: ReportQuery;
}) {
	const t = await getTranslations("report.groupTotals");
	const shown = PARTS.filter(
		({ part }) => part !== "corrected" || groupTotals.some(({ corrected }) => corrected !== 0n),
	);
	const columns: TableColumn<GroupTotals>[] = [
		{ id: "credit_type", header: t("creditType"), narrow: "title", cell: ({ creditType }) => creditType },
		...shown.map(
			({ part, sign }): TableColumn<GroupTotals> => ({
				id: part,
				header: t(part),
				numeric: true,
				narrow: part === "closing" ? "aside" : "detail",
				cell: (ofType) =>
					sign === null ? (
						<b className="font-semibold">
							<Credits credits={ofType[part]} />
						</b>
					) : (
						<Credits credits={sign * ofType[part]} signed />
					),
			}),
		),
	];
	const { from, to, userId, status, search } = query;
	const isNarrowed = userId || status || search;
	const isPeriod = from || to;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{isPeriod ? t("titleOfPeriod") : t("title")}</CardTitle>
				{isNarrowed ? <p className="text-small text-muted">{t("ofEverybody")}</p> : null}
			</CardHeader>
			{groupTotals.length > 0 ? (
				<PlainTable label={t("title")} columns={columns} rows={groupTotals} rowKey={(row) => row.creditTypeId} wide />
			) : (
				<CardContent className="text-sm text-muted">{t("nothingYet")}</CardContent>
			)}
			{isPeriod && groupTotals.length > 0 ? (
				<CardFooter className="py-3 text-small text-muted">{t("refundsNote")}</CardFooter>
			) : null}
		</Card>
	);
}
