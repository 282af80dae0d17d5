import { MailPlus } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { listInvitations } from "@/lib/accounts/invitations/queries.ts";
import { INVITATION_STATUSES } from "@/lib/accounts/invitations/schema.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { InviteLink } from "../../_components/invite-link.tsx";
import { invitationColumns } from "./invitation-columns.tsx";
import { type InvitationsTableState, queryOf } from "./invitations-table.ts";

/** The people who are invited and have not accepted yet. */
export async function Invitations({ actor, state }: { actor: Actor; state: InvitationsTableState }) {
	const [found, columns, t, word] = await Promise.all([
		listInvitations({ actor }, queryOf(state)),
		invitationColumns({ mayEdit: mayEditUsers(actor) }),
		getTranslations("adminInvitations"),
		getTranslations("words"),
	]);
	if (!found) notFound();
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={found.rows}
			rowKey={(invitation) => invitation.id}
			state={state}
			total={found.total}
			search={word("findPeople")}
			csvPath="/admin/users/invitations/csv"
			filters={[
				{
					name: "status",
					label: word("status"),
					any: word("anyStatus"),
					options: INVITATION_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
				},
			]}
			firstUse={
				<EmptyState icon={MailPlus} title={t("none")} action={<InviteLink actor={actor} isNextStep />}>
					{t("whatInvitationsAre")}
				</EmptyState>
			}
		/>
	);
}
