import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { Folded } from "@/components/data-table/folded.tsx";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import type { Translate } from "@/components/translate.ts";
import type { AuditRow } from "@/lib/audit/queries.ts";
import { actionName } from "../_choices/find-audit-actions.ts";
import { Changes } from "./changes.tsx";

/** Whether the reader can open the page of any user, and of any order, of the organization. */
interface Sees {
	readonly users: boolean;
	readonly orders: boolean;
}

export async function auditColumns(sees: Sees): Promise<TableColumn<AuditRow>[]> {
	const [t, word] = await Promise.all([getTranslations("adminAudit"), getTranslations("words")]);
	const what = ({ subject }: AuditRow) => {
		if (subject.name === null) return t("gone");
		return subject.type === "order" ? word("orderNumber", { number: subject.name }) : subject.name;
	};
	return [
		{
			id: "when",
			header: t("when"),
			sortable: true,
			firstDirection: "desc",
			alwaysShown: true,
			narrow: "secondary",
			cell: (row) => <DateTime at={row.happenedAt} />,
		},
		{ id: "who", header: t("who"), narrow: "secondary", wrap: true, cell: (row) => who(row, t) },
		{ id: "action", header: t("action"), alwaysShown: true, narrow: "title", cell: (row) => t(actionName(row.action)) },
		{
			id: "subject",
			header: t("subject"),
			narrow: "aside",
			wrap: true,
			cell: (row) => {
				const href = pageOf(row, sees);
				return href ? <RowLink href={href}>{what(row)}</RowLink> : what(row);
			},
		},
		{
			id: "changes",
			header: t("changes"),
			narrow: "below",
			wrap: true,
			cell: (row) => (
				<Folded>
					<Changes changes={row.changes} />
					{row.reason ? <span className="block text-muted">{word("reasonIs", { reason: row.reason })}</span> : null}
				</Folded>
			),
		},
	];
}

function who({ actor }: AuditRow, t: Translate<"adminAudit">): string {
	if (actor.kind === "user") return actor.name;
	return actor.kind === "operator" ? t("operator") : t("system");
}

/** Where a link to what was changed leads; null where the reader would find nothing. */
function pageOf({ subject: { type, id, name, isRemoved } }: AuditRow, sees: Sees): string | null {
	if (name === null) return null;
	if (type === "user") return sees.users && !isRemoved ? `/admin/users/${id}` : null;
	return type === "order" && sees.orders ? `/orders/${id}` : null;
}
