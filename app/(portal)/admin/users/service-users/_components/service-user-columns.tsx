import { getFormatter, getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import type { ServiceUserRow } from "@/lib/service-users/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

export async function serviceUserColumns(): Promise<TableColumn<ServiceUserRow>[]> {
	const [t, word, format] = await Promise.all([
		getTranslations("serviceUsers"),
		getTranslations("words"),
		getFormatter(),
	]);
	return [
		{
			id: "name",
			header: word("name"),
			sortable: true,
			alwaysShown: true,
			narrow: "title",
			wrap: true,
			cell: ({ id, name }) => <RowLink href={`/admin/users/service-users/${id}`}>{name}</RowLink>,
		},
		{
			id: "status",
			header: word("status"),
			narrow: "aside",
			cell: ({ status }) => <StateBadge state={status}>{t(`statuses.${status}`)}</StateBadge>,
		},
		{
			id: "responsible",
			header: t("responsible"),
			narrow: "hidden",
			wrap: true,
			cell: ({ responsible }) => responsible.name,
		},
		{
			id: "creditOwner",
			header: t("creditOwner"),
			wrap: true,
			cell: ({ id, creditOwner }) =>
				creditOwner.id === id ? <span className="text-muted">{t("itself")}</span> : creditOwner.name,
		},
		{
			id: "effective",
			header: t("effective"),
			numeric: true,
			cell: ({ effective }) => {
				const some = effective.filter(({ available }) => available > 0n);
				if (some.length === 0) return <span className="text-muted">–</span>;
				return some.map(({ creditTypeId, nameInText, available }) => (
					<span key={creditTypeId} className="mr-3 inline-block as-table:mr-0 as-table:block">
						{word("balance", { credits: toJsonCredits(available), type: nameInText })}
					</span>
				));
			},
		},
		{ id: "keys", header: t("keys"), minor: 1, numeric: true, cell: ({ keys }) => format.number(keys) },
		{
			id: "lastUsedAt",
			header: t("lastUsed"),
			minor: 2,
			cell: ({ lastUsedAt }) =>
				lastUsedAt ? <DateTime at={lastUsedAt} /> : <span className="text-muted">{word("never")}</span>,
		},
		{
			id: "createdAt",
			header: t("created"),
			sortable: true,
			shownAtFirst: false,
			narrow: "hidden",
			cell: ({ createdAt }) => <DateTime at={createdAt} precision="day" />,
		},
	];
}
