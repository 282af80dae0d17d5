import { useTranslations } from "next-intl";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { LastAccount } from "@/lib/customers/closing/last-accounts.ts";
import type { ClosingPreview } from "@/lib/customers/closing/preview-closing.ts";

/** What is left in each wallet and share group. */
export function LastAccountsCard({ left: { rows, total } }: Pick<ClosingPreview, "left">) {
	const t = useTranslations("operatorOrganizations.close");
	const amount = (name: "purchased" | "granted" | "held"): TableColumn<LastAccount> => ({
		id: name,
		header: t(name),
		numeric: true,
		narrow: name === "held" ? "hidden" : "detail",
		cell: (account) => (account[name] > 0n ? account[name] : "–"),
	});
	const columns: TableColumn<LastAccount>[] = [
		{ id: "owner", header: t("owner"), narrow: "title", wrap: true, cell: ({ name }) => name },
		{
			id: "account",
			header: t("account"),
			narrow: "secondary",
			wrap: true,
			cell: ({ group, nameInText }) => `${group ?? t("wallet")} (${nameInText})`,
		},
		...(["purchased", "granted", "held"] as const).map(amount),
		{
			id: "nextExpiry",
			header: t("nextExpiry"),
			cell: ({ nextExpiry }) => (nextExpiry ? <ExpiryDay at={nextExpiry} /> : "–"),
		},
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("left")}</CardTitle>
			</CardHeader>
			{rows.length === 0 ? (
				<CardContent className="text-muted text-sm">{t("leftNone")}</CardContent>
			) : (
				<PlainTable label={t("left")} columns={columns} rows={rows} rowKey={({ accountId }) => accountId} />
			)}
			{total > rows.length ? (
				<p className="border-t border-line px-5 py-3 text-muted text-small">
					{t("leftHelp", { total, shown: rows.length })}
				</p>
			) : null}
		</Card>
	);
}
