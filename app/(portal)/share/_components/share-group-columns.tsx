import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DateTime } from "@/components/date-time.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { toJsonCredits } from "@/lib/credits.ts";
import type { GroupCredits, ShareGroupRow } from "@/lib/share-groups/list-share-groups.ts";
import { GroupRowActions } from "./group-row-actions.tsx";

const reportLinkClasses = "font-medium text-accent-ink underline-offset-4 hover:underline";

/** Columns of one's own groups; a deleted one has its report, and nothing to manage. */
export async function shareGroupColumns({ deleted }: { deleted: boolean }): Promise<TableColumn<ShareGroupRow>[]> {
	const t = await getTranslations("share");
	/** A line per credit type, named where there are several. */
	const perType = (group: ShareGroupRow, show: (credits: GroupCredits) => ReactNode): ReactNode => {
		if (group.credits.length === 0) return <span className="text-muted">0</span>;
		return group.credits.map((credits) => (
			<span key={credits.creditTypeId} className="block">
				{show(credits)}
			</span>
		));
	};
	const named = ({ nameInText }: GroupCredits, group: ShareGroupRow) =>
		group.credits.length > 1 ? <span className="text-muted"> {nameInText}</span> : null;
	const columns: TableColumn<ShareGroupRow>[] = [
		{
			id: "name",
			header: t("columns.group"),
			sortable: true,
			alwaysShown: true,
			narrow: "title",
			wrap: true,
			cell: (group) => (
				<>
					<Link href={`/share/${group.id}`} className="font-medium underline-offset-4 hover:underline">
						{group.name}
					</Link>
					{group.status === "closing" ? (
						<Badge tone="warn" className="ml-2">
							{t("closing")}
						</Badge>
					) : null}
					{group.description ? <p className="text-small text-muted">{group.description}</p> : null}
				</>
			),
		},
		{
			id: "remaining",
			header: t("columns.remaining"),
			numeric: true,
			narrow: "aside",
			cell: (group) =>
				perType(group, (credits) => (
					<>
						<Credits credits={credits.remaining} />
						{named(credits, group)}
						{credits.held > 0n ? (
							<span className="block text-small text-muted">
								{t("onHold", { credits: toJsonCredits(credits.held) })}
							</span>
						) : null}
					</>
				)),
		},
		{
			id: "allocated",
			header: t("columns.allocated"),
			numeric: true,
			cell: (group) =>
				perType(group, (credits) => (
					<>
						<Credits credits={credits.allocated} />
						{credits.returned > 0n ? (
							<span className="block text-small text-muted">
								{t("takenBack", { credits: toJsonCredits(credits.returned) })}
							</span>
						) : null}
					</>
				)),
		},
		{
			id: "used",
			header: t("columns.used"),
			numeric: true,
			cell: (group) => perType(group, ({ used }) => <Credits credits={used} />),
		},
		{
			id: "nextExpiry",
			header: t("columns.nextExpiry"),
			cell: (group) =>
				perType(group, ({ nextExpiry, remaining }) =>
					nextExpiry ? <DateTime at={nextExpiry} precision="day" /> : remaining > 0n ? t("never") : "–",
				),
		},
		{
			id: "members",
			header: t("columns.members"),
			wrap: true,
			cell: (group) => t("members", { addresses: group.addresses, domains: group.domains, blocked: group.blocked }),
		},
		{
			id: "closedAt",
			header: t("columns.deleted"),
			cell: (group) => (group.closedAt ? <DateTime at={group.closedAt} precision="day" /> : "–"),
		},
		{
			id: "report",
			header: t("columns.report"),
			headerHidden: true,
			numeric: true,
			narrow: "below",
			cell: (group) => (
				<span className="inline-flex items-center gap-3">
					<Link href={`/share/${group.id}/report`} className={reportLinkClasses}>
						{t("report")}
						<span className="sr-only"> {group.name}</span>
					</Link>
					<a href={`/share/${group.id}/report.csv`} download className={reportLinkClasses}>
						{t("download")}
						<span className="sr-only"> {group.name}</span>
					</a>
					{group.status === "open" ? <GroupRowActions group={{ id: group.id, name: group.name }} /> : null}
				</span>
			),
		},
	];
	return columns.filter(({ id }) => (deleted ? !["nextExpiry", "remaining"].includes(id) : id !== "closedAt"));
}
