import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { ListEnd } from "@/components/data-table/list-end.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type BulkRefundRow, listBulkRefunds } from "@/lib/bulk-refunds/queries.ts";

/** What was given back in bulk before, newest first, and how far each has come. */
export async function BulkRefunds({ actor }: { actor: Actor }) {
	const found = await listBulkRefunds({ actor });
	if (!found) notFound();
	return <RefundTable refunds={found.rows} hasMore={found.hasMore} />;
}

function RefundTable({ refunds, hasMore }: { refunds: readonly BulkRefundRow[]; hasMore: boolean }) {
	const t = useTranslations("bulkRefunds");
	const word = useTranslations("words");
	const columns: TableColumn<BulkRefundRow>[] = [
		{
			id: "madeAt",
			header: t("columns.madeAt"),
			narrow: "hidden",
			cell: ({ madeAt }) => <DateTime at={madeAt} precision="full" />,
		},
		{
			id: "service",
			header: t("service"),
			narrow: "title",
			wrap: true,
			cell: ({ service, from, until }) => (
				<>
					{service}
					<span className="block text-muted text-small">
						<DateTime at={from} precision="full" /> – <DateTime at={until} precision="full" />
					</span>
				</>
			),
		},
		{
			id: "refunded",
			header: t("columns.refunded"),
			numeric: true,
			narrow: "aside",
			cell: ({ refunded }) => refunded,
		},
		{
			id: "state",
			header: t("columns.state"),
			narrow: "secondary",
			wrap: true,
			cell: ({ finishedAt, doneCharges, charges }) =>
				finishedAt ? t("finished", { charges }) : t("underWay", { done: doneCharges, charges }),
		},
		{ id: "reason", header: word("reason"), wrap: true, narrow: "hidden", cell: ({ reason }) => reason },
		{ id: "madeBy", header: t("columns.madeBy"), wrap: true, narrow: "hidden", cell: ({ madeBy }) => madeBy },
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("before")}</CardTitle>
				{refunds.length > 0 ? <CsvLink href="/operator/credits/refund/csv" of={t("before")} /> : null}
			</CardHeader>
			{refunds.length === 0 ? (
				<CardContent className="text-muted text-sm">{t("none")}</CardContent>
			) : (
				<PlainTable label={t("before")} columns={columns} rows={[...refunds]} rowKey={({ id }) => id} wide />
			)}
			<ListEnd shown={refunds.length} hasMore={hasMore} />
		</Card>
	);
}
