import { UsersRound } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { listUsers } from "@/lib/people/queries.ts";
import { CREDIT_OWNER_FILTERS } from "@/lib/people/schema.ts";
import { listUserRoleChoices } from "@/lib/user-roles/queries.ts";
import { userColumns } from "./user-columns.tsx";
import { queryOf, type UsersTableState } from "./users-table.ts";

export async function Users({ actor, state }: { actor: Actor; state: UsersTableState }) {
	const [page, roles, columns, t, word] = await Promise.all([
		listUsers({ actor }, queryOf(state)),
		listUserRoleChoices({ actor }),
		userColumns({ mayEdit: mayEditUsers(actor) }),
		getTranslations("adminUsers"),
		getTranslations("words"),
	]);
	if (!page) notFound();
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={page.rows}
			rowKey={(user) => user.id}
			state={state}
			total={page.isTotalCapped ? { more: page.hasMore, moreThan: page.total } : page.total}
			search={word("findPeople")}
			filters={[
				{
					name: "status",
					label: t("fields.status"),
					any: word("anyStatus"),
					options: (["active", "suspended"] as const).map((value) => ({ value, label: t(`statuses.${value}`) })),
				},
				{
					name: "role",
					label: t("fields.userRoleId"),
					any: t("anyRole"),
					options: roles.map(({ id, name }) => ({ value: id, label: name })),
				},
				{
					name: "credits",
					label: t("fields.creditOwnerId"),
					any: t("anyCreditOwner"),
					options: CREDIT_OWNER_FILTERS.map((value) => ({ value, label: t(`creditOwnerFilters.${value}`) })),
				},
			]}
			wide
			firstUse={
				<EmptyState icon={UsersRound} title={t("nobody")}>
					{t("whatUsersAre")}
				</EmptyState>
			}
		/>
	);
}
