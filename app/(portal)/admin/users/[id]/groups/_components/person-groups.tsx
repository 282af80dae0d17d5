import { UsersRound } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { HandoverSetting } from "@/app/(portal)/_components/handovers/handover-setting.tsx";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DataTable } from "@/components/data-table/data-table.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayHandOverGroupsOf, readOpenHandovers } from "@/lib/handovers/queries.ts";
import {
	type GroupCredits,
	listShareGroupsOfPerson,
	type ShareGroupRow,
} from "@/lib/share-groups/list-share-groups.ts";
import type { PersonGroupsTableState } from "./person-groups-table.ts";

interface PersonGroupsProps {
	actor: Actor;
	user: { readonly id: string; readonly name: string };
	state: PersonGroupsTableState;
}

/** The share groups that a person has made and that aren't deleted, for an administrator to know, or to hand over. */
export async function PersonGroups({ actor, user, state }: PersonGroupsProps) {
	const [found, t, columns, mayHandOver] = await Promise.all([
		listShareGroupsOfPerson({ actor }, { ...state.query, userId: user.id, deleted: false }),
		getTranslations("adminPerson"),
		groupColumns(),
		mayHandOverGroupsOf({ actor }, user.id),
	]);
	if (!found) notFound();
	if (mayHandOver) columns.push(await handoverColumn(found.rows));
	return (
		<DataTable
			label={t("groups")}
			columns={columns}
			rows={found.rows}
			rowKey={({ id }) => id}
			state={state}
			total={found.total}
			search={t("searchGroups")}
			csvPath={`/admin/users/${user.id}/groups/csv`}
			firstUse={
				<EmptyState icon={UsersRound} title={t("groupsNone")}>
					{t("groupsNoneText", { name: user.name })}
				</EmptyState>
			}
		/>
	);
}

async function groupColumns(): Promise<TableColumn<ShareGroupRow>[]> {
	const [t, operator] = await Promise.all([getTranslations("share"), getTranslations("operatorOrganizations")]);
	return [
		{
			id: "name",
			header: t("columns.group"),
			sortable: true,
			alwaysShown: true,
			narrow: "title",
			wrap: true,
			cell: ({ name, status, description }) => (
				<>
					<span className="font-medium">{name}</span>
					{status === "closing" ? (
						<StateBadge state="closing" className="ml-2">
							{t("closing")}
						</StateBadge>
					) : null}
					{description ? <p className="hidden text-muted text-small as-table:block">{description}</p> : null}
				</>
			),
		},
		{
			id: "createdAt",
			header: operator("created"),
			sortable: true,
			firstDirection: "desc",
			narrow: "secondary",
			cell: ({ createdAt }) => <DateTime at={createdAt} precision="day" />,
		},
		{
			id: "members",
			header: t("columns.members"),
			narrow: "hidden",
			wrap: true,
			cell: ({ addresses, domains, blocked }) => t("members", { addresses, domains, blocked }),
		},
		...(await creditColumns()),
	];
}

/** Hands a group over to somebody else (product.md 26a), also while its creator is suspended. */
async function handoverColumn(groups: readonly ShareGroupRow[]): Promise<TableColumn<ShareGroupRow>> {
	const ids = groups.map(({ id }) => id);
	const [offers, t] = await Promise.all([readOpenHandovers({}, ids), getTranslations("handover")]);
	return {
		id: "handover",
		header: t("column"),
		cell: ({ id, name, status }) =>
			status === "open" ? <HandoverSetting group={{ id, name }} offered={offers.get(id)} /> : null,
	};
}

/** A line per credit type. */
async function creditColumns(): Promise<TableColumn<ShareGroupRow>[]> {
	const [t, word] = await Promise.all([getTranslations("share"), getTranslations("words")]);
	const perType = (group: ShareGroupRow, show: (credits: GroupCredits) => ReactNode) =>
		group.credits.length === 0
			? "–"
			: group.credits.map((credits) => (
					<span key={credits.creditTypeId} className="block whitespace-nowrap">
						{show(credits)}
					</span>
				));
	return [
		{
			id: "remaining",
			header: t("columns.remaining"),
			numeric: true,
			narrow: "aside",
			cell: (group) =>
				perType(group, ({ remaining, nameInText }) => (
					<>
						<Credits credits={remaining} /> {nameInText}
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
					nextExpiry ? <ExpiryDay at={nextExpiry} /> : remaining > 0n ? word("never") : "–",
				),
		},
	];
}
