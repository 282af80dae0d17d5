import { Mail } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { savedViews } from "@/app/(portal)/_components/saved-views/saved-views.tsx";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readMails } from "@/lib/letters/delivery/queries.ts";
import { MAIL_STATUSES } from "@/lib/letters/delivery/schema.ts";
import { MAIL_KINDS } from "@/lib/outbox/mail-kinds.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { mailColumns } from "./mail-columns.tsx";
import { type MailTableState, queryOf } from "./mail-table.ts";

/** The mails that the portal sends, with their delivery. */
export async function Mails({ actor, state }: { actor: Actor; state: MailTableState }) {
	const [found, today, columns, t, word] = await Promise.all([
		readMails({ actor }, queryOf(state)),
		readToday(),
		mailColumns(),
		getTranslations("operatorMail"),
		getTranslations("words"),
	]);
	if (!found) notFound();
	return (
		<DataTable
			wide
			label={t("title")}
			columns={columns}
			rows={found.mails}
			rowKey={(mail) => mail.id}
			state={state}
			total={found.total}
			search={t("search")}
			filters={[
				{
					name: "status",
					label: word("status"),
					any: word("anyStatus"),
					options: MAIL_STATUSES.map((status) => ({
						value: status,
						label: status === "failed" ? t("failedCount", { count: found.failed }) : t(`statuses.${status}`),
					})),
				},
				{
					name: "kind",
					label: t("kind"),
					any: t("anyKind"),
					options: MAIL_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
				},
				{ from: "from", to: "to", label: t("writtenAt"), any: word("anyDate"), today },
			]}
			views={await savedViews(actor, "/operator/mail", state)}
			csvPath="/operator/mail/csv"
			firstUse={
				<EmptyState icon={Mail} title={t("none")}>
					{t("whatMailIs")}
				</EmptyState>
			}
		/>
	);
}
