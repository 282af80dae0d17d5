import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { Address } from "@/components/ui/address.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { MemberUse, Report, ReportQuery } from "@/lib/share-group-reports/report.ts";
import { KeptFilters } from "./kept-filters.tsx";

interface MemberUsesProps {
	members: NonNullable<Report["members"]>;
	query: ReportQuery;
}

/** How much each member has used, most first. */
export async function MemberUses({ members, query }: MemberUsesProps) {
	const t = await getTranslations("report.members");
	const word = await getTranslations("words");
	const { rows, hasMore } = members;
	const columns: TableColumn<MemberUse>[] = [
		{ id: "name", header: t("name"), narrow: "title", cell: ({ name }) => name },
		{
			id: "email",
			header: word("email"),
			narrow: "secondary",
			cell: ({ email }) => email && <Address address={email} />,
		},
		{ id: "credit_type", header: t("creditType"), narrow: "secondary", cell: ({ creditType }) => creditType },
		{ id: "charges", header: t("charges"), numeric: true, cell: ({ charges }) => charges },
		{ id: "used", header: t("used"), numeric: true, cell: ({ used }) => used },
		{ id: "refunded", header: t("refunded"), numeric: true, cell: ({ refunded }) => refunded },
		{
			id: "net",
			header: t("net"),
			numeric: true,
			narrow: "aside",
			cell: ({ used, refunded }) => used - refunded,
		},
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
				{hasMore ? <p className="text-small text-muted">{t("hasMore", { members: rows.length })}</p> : null}
				<KeptFilters query={query} />
			</CardHeader>
			<PlainTable
				label={t("title")}
				columns={columns}
				rows={rows}
				rowKey={({ userId, creditTypeId }) => `${userId}:${creditTypeId}`}
				wide
			/>
		</Card>
	);
}
