import { ScrollText } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { savedViews } from "@/app/(portal)/_components/saved-views/saved-views.tsx";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { listAuditActors } from "@/lib/audit/audit-actors.ts";
import { listAuditEntries } from "@/lib/audit/queries.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { maySeeBilling } from "@/lib/orders/policy.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { actionName } from "../_choices/find-audit-actions.ts";
import { findAuditActionsAction, findAuditActorsAction } from "../actions.ts";
import { auditColumns } from "./audit-columns.tsx";
import { type AuditTableState, queryOf } from "./audit-table.ts";

export async function AuditLog({ actor, state }: { actor: Actor; state: AuditTableState }) {
	const [t, word] = await Promise.all([getTranslations("adminAudit"), getTranslations("words")]);
	const query = queryOf(state, (number) => word("orderNumber", { number }));
	const [page, who, today] = await Promise.all([
		listAuditEntries({ actor }, query),
		listAuditActors({ actor }, { chosenId: query.actorId }),
		readToday(),
	]);
	if (!page || !who) notFound();
	const columns = await auditColumns({ users: maySeeUsers(actor), orders: maySeeBilling(actor) });
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={page.rows}
			rowKey={(row) => row.id}
			state={state}
			total={{ more: page.hasMore }}
			search={t("search")}
			filters={[
				{
					name: "action",
					label: t("action"),
					any: t("anyAction"),
					options: query.action ? [{ value: query.action, label: t(actionName(query.action)) }] : [],
					find: findAuditActionsAction,
				},
				{
					name: "who",
					label: t("who"),
					any: t("anyActor"),
					options: who.found.map(({ id, name }) => ({ value: id, label: name })),
					find: who.hasMore ? findAuditActorsAction : undefined,
				},
				{ from: "from", to: "to", label: t("when"), any: word("anyDate"), today },
			]}
			views={await savedViews(actor, "/admin/audit", state)}
			csvPath="/admin/audit/csv"
			firstUse={
				<EmptyState icon={ScrollText} title={t("nothingYet")}>
					{t("whatItIs")}
				</EmptyState>
			}
		/>
	);
}
