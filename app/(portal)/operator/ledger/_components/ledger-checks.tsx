import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { ListEnd } from "@/components/data-table/list-end.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { CHECKS_SHOWN, type LedgerCheckRow, readLedgerChecks } from "@/lib/operations/queries.ts";
import type { KeptFinding } from "@/lib/operations/schema.ts";
import { checkColumns } from "./check-columns.tsx";
import { RunTaskButton } from "./run-task-button.tsx";

/** The last check of the whole ledger, what it found and what to do about it, and those before (product.md 42b). */
export async function LedgerChecks({ actor }: { actor: Actor }) {
	const [checks, columns, t] = await Promise.all([
		readLedgerChecks({ actor }, { limit: CHECKS_SHOWN + 1 }),
		checkColumns(),
		getTranslations("operatorLedger"),
	]);
	if (!checks) notFound();
	const shown = checks.slice(0, CHECKS_SHOWN);
	const [last] = shown;
	return (
		<>
			{last ? <Outcome last={last} /> : null}
			{last && last.findings.length > 0 ? <Findings check={last} /> : null}
			<Card>
				<CardHeader>
					<CardTitle>{t("check")}</CardTitle>
					<div className="flex flex-wrap items-center gap-2">
						{last ? <CsvLink href="/operator/ledger/checks.csv" of={t("check")} /> : null}
						<RunTaskButton task="verify_ledger" />
					</div>
				</CardHeader>
				{last ? (
					<PlainTable label={t("check")} columns={columns} rows={shown} rowKey={({ id }) => id} wide />
				) : (
					<CardContent className="text-muted text-sm">{t("never")}</CardContent>
				)}
				<ListEnd shown={shown.length} hasMore={checks.length > shown.length} />
			</Card>
		</>
	);
}

/** In red where something was found, or could not be looked for. */
async function Outcome({ last }: { last: LedgerCheckRow }) {
	const t = await getTranslations("operatorLedger");
	const at = () => <DateTime at={last.startedAt} precision="full" />;
	switch (last.state) {
		case "found":
			return (
				<Banner tone="bad" title={t("notClean.title", { found: last.found })}>
					{t("notClean.text")}
				</Banner>
			);
		case "failed":
			return (
				<Banner tone="bad" title={t("notMade.title")}>
					{t("notMade.text", { error: last.error ?? "" })}
				</Banner>
			);
		case "lost":
			return <Banner tone="warn">{t.rich("lost", { at })}</Banner>;
		case "running":
			return <Banner>{t.rich("running", { at })}</Banner>;
		default:
			return <Banner>{t.rich("lastClean", { at })}</Banner>;
	}
}

const FINDINGS_SHOWN = 20;

async function Findings({ check: { findings, found } }: { check: LedgerCheckRow }) {
	const t = await getTranslations("operatorLedger");
	const columns: TableColumn<KeptFinding>[] = [
		{
			id: "holds",
			header: t("holds"),
			narrow: "title",
			wrap: true,
			cell: ({ invariant, holds }) => (
				<>
					<span className="block">{holds}</span>
					<span className="block text-muted text-small">{t("invariant", { invariant })}</span>
				</>
			),
		},
		{ id: "sentence", header: t("sentence"), narrow: "below", wrap: true, cell: ({ sentence }) => sentence },
	];
	const shown = findings.slice(0, FINDINGS_SHOWN);
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("findings")}</CardTitle>
			</CardHeader>
			<PlainTable
				label={t("findings")}
				columns={columns}
				rows={shown}
				rowKey={({ invariant, id, sentence }) => `${invariant} ${id} ${sentence}`}
			/>
			{found > shown.length ? (
				<p className="border-t border-line px-5 py-3 text-muted text-small">
					{t("firstFindings", { shown: shown.length, found })}
				</p>
			) : null}
		</Card>
	);
}
