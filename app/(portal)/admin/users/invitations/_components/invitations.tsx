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
	const [found, t] = await Promise.all([listInvitations(actor, queryOf(state)), getTranslations("adminInvitations")]);
	if (!found) notFound();
	const columns = invitationColumns({ t, mayEdit: mayEditUsers(actor) });
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={found.rows}
			rowKey={(invitation) => invitation.id}
			state={state}
			total={found.total}
			search={t("search")}
			filters={[
				{
					name: "status",
					label: t("status"),
					any: t("anyStatus"),
					options: INVITATION_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
				},
			]}
			firstUse={
				<EmptyState icon={MailPlus} title={t("none")} action={<InviteLink actor={actor} variant="outline" />}>
					{t("whatInvitationsAre")}
				</EmptyState>
			}
		/>
	);
}
