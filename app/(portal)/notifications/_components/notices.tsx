import { Bell } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { listNotices, type UnreadCount } from "@/lib/notices/queries.ts";
import { NOTICE_STATES } from "@/lib/notices/schema.ts";
import { noticeKindsOf } from "@/lib/outbox/notice-kinds.ts";
import { noticeColumns } from "./notice-columns.tsx";
import { type NoticesTableState, queryOf } from "./notices-table.ts";

interface NoticesProps {
	actor: Actor;
	state: NoticesTableState;
	unread: Promise<UnreadCount>;
}

/** What the user was told, newest first. */
export async function Notices({ actor, state, unread }: NoticesProps) {
	// They are counted before the list is read, so that "all" are no more than those that the list has.
	await unread;
	const [{ rows, total }, columns, t] = await Promise.all([
		listNotices({ actor }, queryOf(state)),
		noticeColumns(),
		getTranslations("notices"),
	]);
	return (
		<DataTable
			label={t("title")}
			columns={columns}
			rows={rows}
			rowKey={(notice) => notice.id}
			state={state}
			total={total}
			csvPath="/notifications/csv"
			filters={[
				{
					name: "state",
					label: t("state"),
					any: t("anyState"),
					options: NOTICE_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
				},
				{
					name: "kind",
					label: t("columns.kind"),
					any: t("anyKind"),
					options: noticeKindsOf(actor).map((value) => ({ value, label: t(`kinds.${value}`) })),
				},
			]}
			firstUse={
				<EmptyState icon={Bell} title={t("none")}>
					{t("whatNoticesAre")}
				</EmptyState>
			}
		/>
	);
}
