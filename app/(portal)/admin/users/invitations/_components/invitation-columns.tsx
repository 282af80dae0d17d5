import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DateTime } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { Address } from "@/components/ui/address.tsx";
import type { InvitationRow } from "@/lib/accounts/invitations/queries.ts";
import { InvitationActions } from "./invitation-actions.tsx";

export async function invitationColumns({ mayEdit }: { mayEdit: boolean }): Promise<TableColumn<InvitationRow>[]> {
	const [t, word] = await Promise.all([getTranslations("adminInvitations"), getTranslations("words")]);
	const columns: TableColumn<InvitationRow>[] = [
		{
			id: "name",
			header: word("name"),
			sortable: true,
			alwaysShown: true,
			narrow: "title",
			cell: ({ name, email }) => (
				<>
					<span className="font-medium">{name}</span>
					<span className="block font-normal text-muted text-small">
						<Address address={email} />
					</span>
				</>
			),
		},
		{
			id: "email",
			header: word("email"),
			sortable: true,
			shownAtFirst: false,
			narrow: "hidden",
			cell: ({ email }) => <Address address={email} />,
		},
		{ id: "role", header: word("userRole"), narrow: "secondary", cell: ({ roleName }) => roleName },
		{
			id: "status",
			header: word("status"),
			narrow: "aside",
			wrap: true,
			cell: ({ status, endedBecause, invitedBy }) => (
				<>
					<StateBadge state={status}>{t(`statuses.${status}`)}</StateBadge>
					{endedBecause ? (
						<span className="mt-0.5 hidden text-muted text-small as-table:block">
							{t(`endedBecause.${endedBecause}`, { invitedBy })}
						</span>
					) : null}
				</>
			),
		},
		{ id: "invitedBy", header: t("invitedBy"), minor: 1, cell: ({ invitedBy }) => invitedBy },
		{
			id: "createdAt",
			header: t("invitedAt"),
			minor: 2,
			sortable: true,
			firstDirection: "desc",
			cell: ({ createdAt }) => <DateTime at={createdAt} />,
		},
		{
			id: "lastSentAt",
			header: t("lastSentAt"),
			shownAtFirst: false,
			narrow: "hidden",
			cell: ({ lastSentAt }) => <DateTime at={lastSentAt} />,
		},
		{ id: "expiresAt", header: t("expiresAt"), sortable: true, cell: ({ expiresAt }) => <DateTime at={expiresAt} /> },
	];
	return mayEdit ? [...columns, actionsColumn(word("actions"))] : columns;
}

function actionsColumn(header: string): TableColumn<InvitationRow> {
	return {
		id: "actions",
		header,
		headerHidden: true,
		alwaysShown: true,
		narrow: "action",
		cell: (invitation) => <InvitationActions invitation={invitation} />,
	};
}
