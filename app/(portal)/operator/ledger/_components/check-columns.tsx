import { getFormatter, getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DateTime } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import type { LedgerCheckRow } from "@/lib/operations/queries.ts";

const BADGES = { running: "sending", clean: "active", found: "failed", failed: "failed", lost: "maybe_sent" } as const;
const MEGABYTE = 1_000_000;

/** When it was, how long it took, how large the ledger was, and what came of it. */
export async function checkColumns(): Promise<TableColumn<LedgerCheckRow>[]> {
	const [t, format] = await Promise.all([getTranslations("operatorLedger"), getFormatter()]);
	const took = (seconds: number | null) => {
		if (seconds === null) return "–";
		const minutes = Math.round(seconds / 60);
		return minutes < 2 ? t("seconds", { seconds: Math.ceil(seconds) }) : t("minutes", { minutes });
	};
	const numbers: TableColumn<LedgerCheckRow>[] = (["entries", "pools", "rate"] as const).map((id) => ({
		id,
		header: t(id),
		numeric: true,
		cell: (check) => check[id] ?? "–",
	}));
	return [
		{
			id: "startedAt",
			header: t("startedAt"),
			narrow: "title",
			cell: ({ startedAt }) => <DateTime at={startedAt} precision="full" />,
		},
		{ id: "took", header: t("took"), numeric: true, narrow: "secondary", cell: ({ seconds }) => took(seconds) },
		...numbers,
		{
			id: "size",
			header: t("size"),
			numeric: true,
			cell: ({ databaseBytes: bytes }) =>
				bytes === null ? "–" : format.number(Math.ceil(Number(bytes) / MEGABYTE), { style: "unit", unit: "megabyte" }),
		},
		{
			id: "result",
			header: t("result"),
			narrow: "aside",
			cell: ({ state }) => <StateBadge state={BADGES[state]}>{t(`states.${state}`)}</StateBadge>,
		},
	];
}
