import { useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { Folded } from "@/components/data-table/folded.tsx";
import { ListEnd } from "@/components/data-table/list-end.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { HolderDetail, HolderMovement } from "@/lib/grants/queries.ts";
import { UndoMovement } from "./undo-movement.tsx";

/**
 * What operators gave and adjusted, newest first; each can be undone by its opposite. Between them what moved along with a
 * Credit Owner.
 */
export function HolderMovements({ holder }: { holder: HolderDetail }) {
	const t = useTranslations("operatorCredits");
	const word = useTranslations("words");
	const typeOf = (id: string) => holder.wallets.find(({ creditTypeId }) => creditTypeId === id);
	if (holder.movements.length === 0) return null;
	const whatOf = ({ kind, credits, other }: HolderMovement) =>
		kind === "consolidation"
			? t(credits > 0n ? "movements.movedFrom" : "movements.movedTo", { name: other ?? "" })
			: t(`movements.${kind}`);
	const columns: TableColumn<HolderMovement>[] = [
		{ id: "at", header: t("at"), narrow: "secondary", cell: ({ at }) => <DateTime at={at} precision="full" /> },
		{ id: "kind", header: t("what"), narrow: "title", cell: whatOf },
		{
			id: "credits",
			header: t("credits"),
			numeric: true,
			narrow: "aside",
			cell: ({ credits, creditTypeId }) => (
				<>
					{credits > 0n ? "+" : ""}
					<Credits credits={credits} /> {typeOf(creditTypeId)?.nameInText}
				</>
			),
		},
		{
			id: "reason",
			header: word("reason"),
			wrap: true,
			narrow: "below",
			cell: ({ reason }) => <Folded>{reason}</Folded>,
		},
		{ id: "actor", header: t("by"), narrow: "secondary", wrap: true, cell: ({ actor }) => actor ?? "–" },
		{
			id: "undo",
			header: word("actions"),
			headerHidden: true,
			numeric: true,
			narrow: "action",
			cell: (movement) => {
				if (movement.kind === "consolidation") return null;
				if (movement.isUndone) return <Badge>{t("undone")}</Badge>;
				const { nameInText = "", available = 0n } = typeOf(movement.creditTypeId) ?? {};
				return <UndoMovement movement={movement} wallet={{ nameInText, available }} name={holder.name} />;
			},
		},
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("history")}</CardTitle>
				<CsvLink href={`/operator/credits/${holder.id}/movements.csv`} of={t("history")} />
			</CardHeader>
			<PlainTable
				label={t("history")}
				columns={columns}
				rows={[...holder.movements]}
				rowKey={({ accountId, version }) => `${accountId}:${version}`}
				wide
			/>
			<ListEnd shown={holder.movements.length} hasMore={holder.hasMoreMovements} />
		</Card>
	);
}
