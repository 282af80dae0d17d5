import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { Folded } from "@/components/data-table/folded.tsx";
import { ListEnd } from "@/components/data-table/list-end.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type BatchRow, listCreditBatches } from "@/lib/credit-batches/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { UndoBatch } from "./undo-batch.tsx";

/** What was posted from files before, newest first; each batch of grants can be undone. */
export async function Batches({ actor }: { actor: Actor }) {
	const found = await listCreditBatches({ actor });
	if (!found) notFound();
	return <BatchTable batches={found.rows} hasMore={found.hasMore} />;
}

function BatchTable({ batches, hasMore }: { batches: readonly BatchRow[]; hasMore: boolean }) {
	const t = useTranslations("creditBatches");
	const word = useTranslations("words");
	const columns: TableColumn<BatchRow>[] = [
		{
			id: "madeAt",
			header: t("columns.madeAt"),
			narrow: "secondary",
			cell: ({ madeAt }) => <DateTime at={madeAt} precision="full" />,
		},
		{
			id: "what",
			header: t("columns.what"),
			narrow: "title",
			wrap: true,
			cell: ({ kind, fileName, lines, people }) => (
				<>
					{t(`kinds.${kind}`)}
					<span className="hidden text-muted text-small as-table:block">
						{fileName ?? t("byApi")} · {t("lines", { lines, people })}
					</span>
				</>
			),
		},
		{
			id: "credits",
			header: t("columns.credits"),
			numeric: true,
			narrow: "aside",
			cell: ({ sums }) =>
				sums.map(({ type, credits }) => (
					<span key={type} className="block whitespace-nowrap">
						{t("credits", { credits: toJsonCredits(credits), type })}
					</span>
				)),
		},
		{
			id: "reason",
			header: t("columns.reason"),
			wrap: true,
			narrow: "below",
			cell: ({ reason }) => <Folded>{reason}</Folded>,
		},
		{ id: "madeBy", header: t("columns.madeBy"), wrap: true, narrow: "secondary", cell: ({ madeBy }) => madeBy },
		{
			id: "undo",
			header: word("actions"),
			headerHidden: true,
			numeric: true,
			narrow: "action",
			cell: (batch) => <Undoing batch={batch} />,
		},
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("batches")}</CardTitle>
				{batches.length > 0 ? <CsvLink href="/operator/credits/many/csv" of={t("batches")} /> : null}
			</CardHeader>
			{batches.length === 0 ? (
				<CardContent className="text-muted text-sm">{t("none")}</CardContent>
			) : (
				<PlainTable label={t("batches")} columns={columns} rows={[...batches]} rowKey={({ id }) => id} wide />
			)}
			<ListEnd shown={batches.length} hasMore={hasMore} />
		</Card>
	);
}

/** Balances are not undone: their orders are refunded. */
function Undoing({ batch: { id, kind, undoneAt, unspent, takenBack } }: { batch: BatchRow }) {
	const t = useTranslations("creditBatches");
	if (kind === "balances") return null;
	if (undoneAt === null) return <UndoBatch batchId={id} unspent={toJsonCredits(unspent)} />;
	return (
		<>
			<Badge>{t("undo.undone")}</Badge>
			<span className="block text-muted text-small">{t("undo.undoneOf", { takenBack: toJsonCredits(takenBack) })}</span>
		</>
	);
}
