import { getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { ReportQuery } from "@/lib/share-group-reports/report.ts";
import type { Statement } from "@/lib/share-group-reports/statement.ts";

type Part = keyof Omit<Statement, "creditTypeId" | "creditType">;

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
export async function Statements({ statements, query }: { statements: readonly Statement[]; query: ReportQuery }) {
	const t = await getTranslations("report.statement");
	const shown = PARTS.filter(
		({ part }) => part !== "corrected" || statements.some(({ corrected }) => corrected !== 0n),
	);
	const columns: TableColumn<Statement>[] = [
		{ id: "credit_type", header: t("creditType"), narrow: "title", cell: ({ creditType }) => creditType },
		...shown.map(
			({ part, sign }): TableColumn<Statement> => ({
				id: part,
				header: t(part),
				numeric: true,
				cell: (statement) =>
					sign === null ? (
						<b className="font-semibold">
							<Credits credits={statement[part]} />
						</b>
					) : (
						<Credits credits={sign * statement[part]} signed />
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
			{statements.length > 0 ? (
				<PlainTable label={t("title")} columns={columns} rows={statements} rowKey={(row) => row.creditTypeId} wide />
			) : (
				<CardContent className="text-sm text-muted">{t("nothingYet")}</CardContent>
			)}
			{isPeriod && statements.length > 0 ? (
				<CardFooter className="py-3 text-small text-muted">{t("refundsNote")}</CardFooter>
			) : null}
		</Card>
	);
}
