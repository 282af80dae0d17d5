import { UsersRound } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { savedViews } from "@/app/(portal)/_components/saved-views/saved-views.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { RowSelection } from "@/components/data-table/selection/row-selection.tsx";
import { SelectPage } from "@/components/data-table/selection/select-page.tsx";
import { SelectRow } from "@/components/data-table/selection/select-row.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { listTypesToLimit } from "@/lib/limits/list-types-to-limit.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { listUsers, type UserRow } from "@/lib/people/queries.ts";
import { CREDIT_OWNER_FILTERS } from "@/lib/people/schema.ts";
import { listUserRoleChoices } from "@/lib/user-roles/queries.ts";
import { ManyUsers } from "./many/many-users.tsx";
import { userColumns } from "./user-columns.tsx";
import { queryOf, type UsersTableState } from "./users-table.ts";

export async function Users({ actor, state }: { actor: Actor; state: UsersTableState }) {
	const [page, roles, types, columns, t, word] = await Promise.all([
		listUsers({ actor }, queryOf(state)),
		listUserRoleChoices({ actor }),
		listTypesToLimit({}),
		userColumns({ mayEdit: mayEditUsers(actor) }),
		getTranslations("adminUsers"),
		getTranslations("words"),
	]);
	if (!page) notFound();
	const mayEdit = mayEditUsers(actor);
	const ids = page.rows.map(({ id }) => id);
	const { status, userRoleId, creditOwner, search } = queryOf(state);
	const list = (
		<DataTable
			label={t("title")}
			columns={mayEdit ? [await tickColumn(ids), ...columns] : columns}
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
			views={await savedViews(actor, "/admin/users", state)}
			csvPath="/admin/users/csv"
			wide
			firstUse={
				<EmptyState icon={UsersRound} title={t("nobody")}>
					{t("whatUsersAre")}
				</EmptyState>
			}
		/>
	);
	if (!mayEdit) return list;
	return (
		<RowSelection>
			{list}
			<ManyUsers
				userIds={ids}
				total={page.isTotalCapped ? Number.POSITIVE_INFINITY : page.total}
				filters={{ status, userRoleId, creditOwner, search }}
				roles={roles}
				types={types}
			/>
		</RowSelection>
	);
}

/** On phones, people are changed one by one. */
async function tickColumn(ids: readonly string[]): Promise<TableColumn<UserRow>> {
	const table = await getTranslations("tableRows");
	return {
		id: "select",
		header: table("select"),
		headerHidden: true,
		headerCell: <SelectPage ids={ids} label={table("selectPage")} />,
		alwaysShown: true,
		narrow: "hidden",
		cell: ({ id, name }) => <SelectRow id={id} name={name} />,
	};
}
