import type { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { rowLinkClasses } from "@/components/data-table/row-link-classes.ts";
import { DateTime } from "@/components/date-time.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { AuditAction } from "@/lib/audit/actions.ts";
import type { AuditRow } from "@/lib/audit/queries.ts";
import { Changes } from "./changes.tsx";

type Translate = Awaited<ReturnType<typeof getTranslations<"adminAudit">>>;
type WithoutDot<Text extends string> = Text extends `${infer Before}.${infer After}` ? `${Before}_${After}` : Text;

/** Where the messages have an action's name: their keys can't have a dot in them. */
export function actionName<Action extends AuditAction>(action: Action): `actions.${WithoutDot<Action>}` {
	return `actions.${action.replace(".", "_") as WithoutDot<Action>}`;
}

/** `seesUsers`: whether a link to a user leads anywhere. */
export function auditColumns(t: Translate, { seesUsers }: { seesUsers: boolean }): TableColumn<AuditRow>[] {
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
		{ id: "who", header: t("who"), narrow: "secondary", cell: (row) => who(row, t) },
		{ id: "action", header: t("action"), alwaysShown: true, narrow: "title", cell: (row) => t(actionName(row.action)) },
		{
			id: "subject",
			header: t("subject"),
			narrow: "aside",
			cell: (row) =>
				seesUsers && row.subject.type === "user" && row.subject.name && !row.subject.isRemoved ? (
					<Link href={`/admin/users/${row.subject.id}`} className={rowLinkClasses}>
						{row.subject.name}
					</Link>
				) : (
					what(row, t)
				),
		},
		{
			id: "changes",
			header: t("changes"),
			narrow: "below",
			wrap: true,
			cell: (row) => (
				<>
					<Changes changes={row.changes} />
					{row.reason ? <span className="block text-muted">{t("reason", { reason: row.reason })}</span> : null}
				</>
			),
		},
	];
}

function who({ actor }: AuditRow, t: Translate): string {
	if (actor.kind === "user") return actor.name;
	return actor.kind === "operator" ? t("operator") : t("system");
}

function what({ subject }: AuditRow, t: Translate): string {
	if (subject.name === null) return t("gone");
	return subject.type === "order" ? t("order", { number: subject.name }) : subject.name;
}
