import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type CustomerGroup, readOrganizationGroups } from "@/lib/customers/queries.ts";
import { OwnedCreditsList } from "./owned-credits-list.tsx";

/** The share groups of the organization's people, with what is in them; no card where there is none. */
export async function OrganizationGroups({ actor, organizationId }: { actor: Actor; organizationId: string }) {
	const [found, t] = await Promise.all([
		readOrganizationGroups({ actor }, { organizationId }),
		getTranslations("operatorOrganizations"),
	]);
	if (!found) notFound();
	const { rows, total } = found;
	if (rows.length === 0) return null;
	const columns: TableColumn<CustomerGroup>[] = [
		{
			id: "name",
			header: t("group"),
			narrow: "title",
			wrap: true,
			cell: ({ name, status }) => (
				<>
					{name}
					{status === "closing" ? (
						<StateBadge state="closing" className="ml-2">
							{t("closing")}
						</StateBadge>
					) : null}
				</>
			),
		},
		{ id: "creator", header: t("creator"), narrow: "secondary", wrap: true, cell: ({ creator }) => creator },
		{
			id: "createdAt",
			header: t("created"),
			narrow: "secondary",
			cell: ({ createdAt }) => <DateTime at={createdAt} precision="day" />,
		},
		{
			id: "credits",
			header: t("credits"),
			numeric: true,
			narrow: "aside",
			cell: ({ credits }) => <OwnedCreditsList credits={credits} />,
		},
	];
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("groups")}</CardTitle>
				<CsvLink href={`/operator/organizations/${organizationId}/groups.csv`} of={t("groups")} />
			</CardHeader>
			<PlainTable label={t("groups")} columns={columns} rows={rows} rowKey={({ id }) => id} />
			{total > rows.length ? (
				<p className="border-t border-line px-5 py-3 text-muted text-small">
					{t("newestGroups", { shown: rows.length, total })}
				</p>
			) : null}
		</Card>
	);
}
