import { useTranslations } from "next-intl";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { ListEnd } from "@/components/data-table/list-end.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { HolderDetail, HolderLot, HolderWallet } from "@/lib/grants/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { AdjustCredits } from "./adjust-credits.tsx";

/** What a user's own wallets hold, lot by lot; each can be adjusted. */
export function HolderWallets({ holder }: { holder: HolderDetail }) {
	const t = useTranslations("operatorCredits");
	const filled = holder.wallets.filter(({ lots }) => lots.length > 0);
	if (filled.length === 0) {
		return (
			<Card>
				<p className="px-5 py-4 text-muted text-sm">{t("nothing", { name: holder.name })}</p>
			</Card>
		);
	}
	return filled.map((wallet) => <Wallet key={wallet.creditTypeId} wallet={wallet} holder={holder} />);
}

function Wallet({ wallet, holder: { id: userId, name } }: { wallet: HolderWallet; holder: HolderDetail }) {
	const t = useTranslations("operatorCredits");
	const word = useTranslations("words");
	const title = word("typeCredits", { type: wallet.name });
	const columns: TableColumn<HolderLot>[] = [
		{ id: "kind", header: t("kind"), narrow: "title", cell: ({ kind }) => t(`kinds.${kind}`) },
		{
			id: "remaining",
			header: t("remaining"),
			numeric: true,
			narrow: "aside",
			cell: ({ remaining }) => remaining,
		},
		{
			id: "held",
			header: t("held"),
			numeric: true,
			narrow: "detail",
			cell: ({ held }) => (held > 0n ? held : "–"),
		},
		{
			id: "expiresAt",
			header: t("expires"),
			narrow: "detail",
			cell: ({ expiresAt }) => (expiresAt ? <ExpiryDay at={expiresAt} /> : word("never")),
		},
		{
			id: "adjust",
			header: word("actions"),
			headerHidden: true,
			numeric: true,
			narrow: "action",
			cell: (lot) => <AdjustCredits lot={lot} wallet={wallet} name={name} />,
		},
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{title}</CardTitle>
				<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
					<p className="num text-muted text-small">{t("available", { credits: toJsonCredits(wallet.available) })}</p>
					<CsvLink href={`/operator/credits/${userId}/lots/${wallet.creditTypeId}/csv`} of={title} />
				</div>
			</CardHeader>
			<PlainTable label={title} columns={columns} rows={[...wallet.lots]} rowKey={({ id }) => id} />
			<ListEnd shown={wallet.lots.length} hasMore={wallet.hasMoreLots} />
		</Card>
	);
}
