import { getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Card, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type GroupMovement, listMovements } from "@/lib/share-groups/list-movements.ts";

const SHOWN = 20;

/** The history of what was shared and taken back, latest first. */
export async function Movements({ actor, shareGroupId }: { actor: Actor; shareGroupId: string }) {
	const [t, found] = await Promise.all([
		getTranslations("shareGroup.movements"),
		listMovements(actor, { shareGroupId, limit: SHOWN + 1 }),
	]);
	const rows = found.slice(0, SHOWN);
	const types = new Set(rows.map(({ creditTypeId }) => creditTypeId));
	const columns: TableColumn<GroupMovement>[] = [
		{ id: "at", header: t("date"), narrow: "secondary", cell: ({ at }) => <DateTime at={at} /> },
		{ id: "what", header: t("what"), narrow: "title", cell: ({ kind }) => t(kind) },
		{ id: "by", header: t("by"), cell: ({ by }) => by ?? t("system") },
		{
			id: "credits",
			header: t("credits"),
			numeric: true,
			narrow: "aside",
			cell: ({ kind, credits, nameInText }) => (
				<>
					<Credits credits={kind === "allocation" ? credits : -credits} signed />
					{types.size > 1 ? <span className="text-muted"> {nameInText}</span> : null}
				</>
			),
		},
		{
			id: "balance",
			header: t("balance"),
			numeric: true,
			cell: ({ groupBalanceAfter }) => <Credits credits={groupBalanceAfter} />,
		},
	];
	return (
		<Card aria-labelledby="movements">
			<CardHeader>
				<CardTitle id="movements">{t("title")}</CardTitle>
			</CardHeader>
			{rows.length === 0 ? (
				<p className="px-5 py-6 text-muted text-sm">{t("none")}</p>
			) : (
				<PlainTable
					label={t("title")}
					columns={columns}
					rows={rows}
					rowKey={(row) => `${row.at.getTime()} ${row.kind} ${row.creditTypeId}`}
				/>
			)}
			{found.length > SHOWN ? (
				<CardFooter className="text-muted text-small">{t("more", { count: SHOWN })}</CardFooter>
			) : null}
		</Card>
	);
}
