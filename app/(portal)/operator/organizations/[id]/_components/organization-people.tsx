import { UsersRound } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { Address } from "@/components/ui/address.tsx";
import { CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { type CustomerPerson, readOrganizationPeople } from "@/lib/customers/queries.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { OwnedCreditsList } from "./owned-credits-list.tsx";
import type { PeopleTableState } from "./people-table.ts";

interface OrganizationPeopleProps {
	actor: Actor;
	organizationId: string;
	/** Nobody is given anything any more. */
	isClosed: boolean;
	state: PeopleTableState;
}

/** The organization's people with what is in their own wallets; each leads to where credits are granted and adjusted. */
export async function OrganizationPeople({ actor, organizationId, isClosed, state }: OrganizationPeopleProps) {
	const [found, t, word] = await Promise.all([
		readOrganizationPeople({ actor }, { ...state.query, organizationId }),
		getTranslations("operatorOrganizations"),
		getTranslations("words"),
	]);
	if (!found) notFound();
	const columns = await personColumns({ mayGrant: mayGrantCredits(actor) && !isClosed });
	return (
		<DataTable
			label={t("people")}
			header={
				<CardHeader>
					<CardTitle>{t("people")}</CardTitle>
				</CardHeader>
			}
			columns={columns}
			rows={found.rows}
			rowKey={({ id }) => id}
			state={state}
			total={{ more: found.hasMore }}
			search={word("findPeople")}
			csvPath={`/operator/organizations/${organizationId}/people.csv`}
			firstUse={
				<EmptyState icon={UsersRound} title={t("noPeople")}>
					{t("noPeopleText")}
				</EmptyState>
			}
		/>
	);
}

async function personColumns({ mayGrant }: { mayGrant: boolean }): Promise<TableColumn<CustomerPerson>[]> {
	const [t, word] = await Promise.all([getTranslations("operatorOrganizations"), getTranslations("words")]);
	return [
		{
			id: "name",
			header: word("name"),
			sortable: true,
			narrow: "title",
			alwaysShown: true,
			wrap: true,
			cell: ({ id, name }) => (mayGrant ? <RowLink href={`/operator/credits/${id}`}>{name}</RowLink> : name),
		},
		{
			id: "email",
			header: word("email"),
			narrow: "secondary",
			wrap: true,
			cell: ({ email }) => <Address address={email} />,
		},
		{ id: "role", header: word("userRole"), narrow: "hidden", wrap: true, cell: ({ roleName }) => roleName },
		{
			id: "creditOwner",
			header: t("creditOwner"),
			narrow: "hidden",
			wrap: true,
			cell: ({ creditOwner }) => creditOwner ?? <span className="text-muted">{t("themselves")}</span>,
		},
		{
			id: "credits",
			header: t("ownCredits"),
			numeric: true,
			narrow: "secondary",
			cell: ({ credits }) =>
				credits.length === 0 ? (
					"–"
				) : (
					<OwnedCreditsList credits={credits} className="flex flex-wrap gap-x-3 as-table:block" />
				),
		},
		{
			id: "status",
			header: word("status"),
			narrow: "aside",
			cell: ({ status }) => <StateBadge state={status}>{t(`statuses.${status}`)}</StateBadge>,
		},
	];
}
