import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { RowLink } from "@/components/data-table/row-link.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import type { Translate } from "@/components/translate.ts";
import type { GroupCredits, ShareGroupRow } from "@/lib/share-groups/list-share-groups.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { GroupRowActions } from "./group-row-actions.tsx";
import { ReportLink } from "./report-link.tsx";

type Column = TableColumn<ShareGroupRow>;

interface Texts {
	readonly t: Translate<"share">;
	readonly word: Translate<"words">;
}

/** Columns of the user's own groups; a deleted one has its report, and nothing to manage. */
export async function shareGroupColumns({ deleted }: { deleted: boolean }): Promise<Column[]> {
	const [t, word] = await Promise.all([getTranslations("share"), getTranslations("words")]);
	const columns = [nameColumn(t), ...creditColumns({ t, word }), ...otherColumns({ t, word })];
	return columns.filter(({ id }) => (deleted ? !["nextExpiry", "remaining"].includes(id) : id !== "closedAt"));
}

function nameColumn(t: Translate<"share">): Column {
	return {
		id: "name",
		header: t("columns.group"),
		sortable: true,
		alwaysShown: true,
		narrow: "title",
		wrap: true,
		cell: (group) => (
			<>
				<RowLink href={`/share/${group.id}`}>{group.name}</RowLink>
				{group.status === "closing" ? (
					<StateBadge state="closing" className="ml-2">
						{t("closing")}
					</StateBadge>
				) : null}
				{group.description ? <p className="hidden text-muted text-small as-table:block">{group.description}</p> : null}
			</>
		),
	};
}

/** A line per credit type, named where there are several. */
function perType(group: ShareGroupRow, show: (credits: GroupCredits) => ReactNode, none = "0"): ReactNode {
	if (group.credits.length === 0) return <span className="text-muted">{none}</span>;
	return group.credits.map((credits) => (
		<span key={credits.creditTypeId} className="block">
			{show(credits)}
		</span>
	));
}

function creditColumns({ t, word }: Texts): Column[] {
	const note = (say: (values: { credits: number }) => string, credits: bigint) =>
		credits > 0n ? (
			<span className="block text-muted text-small">{say({ credits: toJsonCredits(credits) })}</span>
		) : null;
	return [
		{
			id: "remaining",
			header: t("columns.remaining"),
			numeric: true,
			narrow: "aside",
			cell: (group) =>
				perType(group, ({ remaining, held, nameInText }) => (
					<>
						<Credits credits={remaining} />
						{group.credits.length > 1 ? <span className="text-muted"> {nameInText}</span> : null}
						{note((values) => word("onHold", values), held)}
					</>
				)),
		},
		{
			id: "allocated",
			header: t("columns.allocated"),
			minor: 2,
			numeric: true,
			cell: (group) =>
				perType(group, ({ allocated, returned }) => (
					<>
						<Credits credits={allocated} />
						{note((values) => t("takenBack", values), returned)}
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
				perType(
					group,
					({ nextExpiry, remaining }) =>
						nextExpiry ? <ExpiryDay at={nextExpiry} /> : remaining > 0n ? word("never") : "–",
					"–",
				),
		},
	];
}

function otherColumns({ t, word }: Texts): Column[] {
	return [
		{
			id: "members",
			header: t("columns.members"),
			minor: 1,
			wrap: true,
			cell: ({ addresses, domains, blocked }) => t("members", { addresses, domains, blocked }),
		},
		{
			id: "closedAt",
			header: t("columns.deleted"),
			cell: (group) => (group.closedAt ? <DateTime at={group.closedAt} precision="day" /> : "–"),
		},
		{
			id: "report",
			header: word("report"),
			headerHidden: true,
			numeric: true,
			narrow: "below",
			cell: (group) => (
				<span className="-my-1.5 inline-flex items-center gap-3">
					<ReportLink group={group} />
					<a
						href={`/share/${group.id}/report.csv`}
						download
						className="font-medium text-accent-ink underline-offset-4 hover:underline"
					>
						{word("download")}
						<span className="sr-only"> {group.name}</span>
					</a>
					{group.status === "open" ? <GroupRowActions group={{ id: group.id, name: group.name }} /> : null}
				</span>
			),
		},
	];
}
