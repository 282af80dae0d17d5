import { useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { Folded } from "@/components/data-table/folded.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import type { CreditSource } from "@/lib/share-groups/credits/credit-sources.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/** Each source with what is left of it, when it expires, and whether it can be shared or why not. */
export function SourceTable({ label, sources }: { label: string; sources: readonly CreditSource[] }) {
	const t = useTranslations("credits");
	const columns: TableColumn<CreditSource>[] = [
		{
			id: "source",
			header: t("columns.source"),
			width: "w-[17%]",
			narrow: "title",
			wrap: true,
			cell: (source) => <Source source={source} />,
		},
		{
			id: "from",
			header: t("columns.from"),
			width: "w-[16%]",
			narrow: "secondary",
			wrap: true,
			cell: (source) => <From source={source} />,
		},
		{
			id: "kind",
			header: t("columns.kind"),
			width: "w-[9%]",
			narrow: "hidden",
			cell: ({ kind, subscription }) => t(`kinds.${subscription === null ? kind : "subscription"}`),
		},
		{
			id: "remaining",
			header: t("columns.remaining"),
			width: "w-[12%]",
			numeric: true,
			narrow: "aside",
			cell: ({ remaining, inGroup }) => (
				<>
					<Credits credits={remaining} />
					{inGroup === null ? null : (
						<span className="block text-muted text-small">{t("ofGroup", { credits: toJsonCredits(inGroup) })}</span>
					)}
				</>
			),
		},
		{
			id: "held",
			header: t("columns.held"),
			width: "w-[9%]",
			numeric: true,
			cell: ({ held }) => (held > 0n ? held : "–"),
		},
		{ id: "expires", header: t("columns.expires"), width: "w-[14%]", cell: (source) => <Expiry source={source} /> },
		{
			id: "shareable",
			header: t("columns.shareable"),
			width: "w-[23%]",
			wrap: true,
			cell: (source) => (
				<Folded>
					<Shareable source={source} />
				</Folded>
			),
		},
	];
	return (
		<div className="border-line border-t">
			<PlainTable wide label={label} columns={columns} rows={sources} rowKey={({ key }) => key} />
		</div>
	);
}

function Source({ source: { source, name, isSuspended } }: { source: CreditSource }) {
	const t = useTranslations("credits");
	return (
		<>
			<span className="font-medium">{t(`sources.${source}`, { name: name ?? "" })}</span>
			{isSuspended ? (
				<StateBadge state="suspended" className="ml-2">
					{t("suspended")}
				</StateBadge>
			) : null}
		</>
	);
}

/** The user who gave or shares it, or the order that it came with. */
function From({ source: { source, from, kind, orderNumber, subscription } }: { source: CreditSource }) {
	const t = useTranslations("credits");
	const word = useTranslations("words");
	if (source === "group") return from;
	if (source === "ownGroup") return t("you");
	if (source !== "wallet") return <span className="hidden as-table:inline">–</span>;
	if (subscription !== null) return subscription;
	if (kind === "granted") return t("operator");
	const order = orderNumber === null ? "–" : word("orderNumber", { number: orderNumber.toString() });
	return from ? t("orderOf", { order, name: from }) : order;
}

function Shareable({ source: { notShareable } }: { source: CreditSource }) {
	const t = useTranslations("credits");
	if (notShareable === null) return t("yes");
	return <span className="text-muted">{t(`notShareable.${notShareable}`)}</span>;
}

function Expiry({ source: { expiresAt, source, remaining } }: { source: CreditSource }) {
	const t = useTranslations("credits");
	const word = useTranslations("words");
	if (!expiresAt) return remaining > 0n ? word("never") : "–";
	const day = <ExpiryDay at={expiresAt} />;
	return source === "wallet" ? day : t.rich("nextOn", { day: () => day });
}
