import { Bot } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AskForRight } from "@/app/(portal)/_components/next-step.tsx";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { listServiceUsers } from "@/lib/service-users/queries.ts";
import { CreateServiceUser } from "./create-service-user.tsx";
import { serviceUserColumns } from "./service-user-columns.tsx";
import { queryOf, type ServiceUsersTableState } from "./service-users-table.ts";

/** The organization's users that are programs, apart from its people (product.md 56). */
export async function ServiceUsers({ actor, state }: { actor: Actor; state: ServiceUsersTableState }) {
	const [found, columns, t, word] = await Promise.all([
		listServiceUsers({ actor }, queryOf(state)),
		serviceUserColumns(),
		getTranslations("serviceUsers"),
		getTranslations("words"),
	]);
	if (!found) notFound();
	const create = mayEditUsers(actor) ? (
		<CreateServiceUser you={{ id: actor.userId, name: actor.name }} />
	) : (
		<AskForRight right="edit_user" />
	);
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={found.rows}
			rowKey={(user) => user.id}
			state={state}
			total={found.total}
			search={t("search")}
			csvPath="/admin/users/service-users/csv"
			filters={[
				{
					name: "status",
					label: word("status"),
					any: word("anyStatus"),
					options: (["active", "suspended"] as const).map((value) => ({ value, label: t(`statuses.${value}`) })),
				},
			]}
			firstUse={
				<EmptyState icon={Bot} title={t("none")} action={create}>
					{t("what")}
				</EmptyState>
			}
		/>
	);
}
