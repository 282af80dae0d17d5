import { UsersRound } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { Address } from "@/components/ui/address.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type FoundHolder, findHolders } from "@/lib/grants/queries.ts";
import { env } from "@/lib/platform/env.ts";
import { OrganizationName } from "../../_components/organization-name.tsx";
import type { HoldersTableState } from "./holders-table.ts";

/** Users of all organizations: each leads to what they have, and to giving them more (product.md 42). */
export async function Holders({ actor, state }: { actor: Actor; state: HoldersTableState }) {
	const [page, t, word] = await Promise.all([
		findHolders({ actor }, state.query),
		getTranslations("operatorCredits"),
		getTranslations("words"),
	]);
	if (!page) notFound();
	const columns: TableColumn<FoundHolder>[] = [
		{
			id: "name",
			header: word("name"),
			sortable: true,
			narrow: "title",
			alwaysShown: true,
			cell: ({ id, name }) => <RowLink href={`/operator/credits/${id}`}>{name}</RowLink>,
		},
		{
			id: "email",
			header: word("email"),
			narrow: "secondary",
			wrap: true,
			cell: ({ email }) => <Address address={email} />,
		},
		{
			id: "organization",
			header: t("organization"),
			narrow: "aside",
			wrap: true,
			cell: ({ organizationId: id, organization: name, isCustomer }) => (
				<OrganizationName actor={actor} organization={{ id, name, isCustomer }} />
			),
		},
	];
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={page.holders}
			rowKey={({ id }) => id}
			state={state}
			total={{ more: page.hasMore }}
			search={t("search")}
			csvPath="/operator/credits/csv"
			firstUse={
				<EmptyState icon={UsersRound} title={t("nobody")}>
					{t("nobodyText", { url: new URL("/sign-up", env.APP_URL).href })}
				</EmptyState>
			}
		/>
	);
}
