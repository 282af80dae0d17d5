import { Gift } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { Card } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readToday, type Today } from "@/lib/platform/database/read-today.ts";
import { readSharedWith, type SharedGroup } from "@/lib/share-groups/credits/shared-with.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { ReportLink } from "./report-link.tsx";

/** The groups of others that let the actor in, with what they can spend of each now. */
export async function SharedWithMe({ actor }: { actor: Actor }) {
	const [t, groups, today] = await Promise.all([getTranslations("share"), readSharedWith({ actor }), readToday()]);
	if (groups.length === 0) {
		return (
			<Card>
				<EmptyState icon={Gift} title={t("noneShared")}>
					{t("whatSharedAre", { email: readableAddress(actor.email) })}
				</EmptyState>
			</Card>
		);
	}
	const columns = await sharedColumns(today);
	return (
		<Card>
			<PlainTable label={t("tabs.shared")} columns={columns} rows={groups} rowKey={(group) => group.id} />
		</Card>
	);
}

async function sharedColumns(today: Today): Promise<TableColumn<SharedGroup>[]> {
	const t = await getTranslations("share");
	const word = await getTranslations("words");
	return [
		{
			id: "name",
			header: t("columns.group"),
			narrow: "title",
			wrap: true,
			cell: (group) => (
				<>
					<span className="font-medium">{group.name}</span>
					{group.isCreatorSuspended ? (
						<StateBadge state="suspended" className="ml-2">
							{t("creatorSuspended")}
						</StateBadge>
					) : null}
				</>
			),
		},
		{ id: "creator", header: t("columns.creator"), narrow: "secondary", cell: (group) => group.creatorName },
		{
			id: "spendable",
			header: t("columns.youCanUse"),
			numeric: true,
			narrow: "aside",
			cell: (group) =>
				group.credits.length === 0
					? 0
					: group.credits.map(({ creditTypeId, nameInText, spendable }) => (
							<span key={creditTypeId} className="block">
								<Credits credits={spendable} /> <span className="text-muted">{nameInText}</span>
							</span>
						)),
		},
		{
			id: "limit",
			header: t("columns.limit"),
			wrap: true,
			cell: (group) => <Limits group={group} today={today} />,
		},
		{
			id: "nextExpiry",
			header: t("columns.nextExpiry"),
			cell: (group) => (group.nextExpiry ? <ExpiryDay at={group.nextExpiry} /> : "–"),
		},
		{
			id: "by",
			header: t("columns.through"),
			narrow: "hidden",
			cell: (group) => t(`through.${group.by}`, { address: readableAddress(group.address) }),
		},
		{
			id: "report",
			header: word("report"),
			headerHidden: true,
			numeric: true,
			narrow: "action",
			cell: (group) => <ReportLink group={group} ofRow />,
		},
	];
}

/** What the member has used of their limits, a line each, and, if nothing is left, when they reset. */
function Limits({ group, today }: { group: SharedGroup; today: Today }) {
	const t = useTranslations("share");
	const word = useTranslations("words");
	// A limit resets at the deployment's midnight, which is another hour in the reader's time zone.
	const isFarAway = useTimeZone() !== today.timeZone;
	const limited = group.credits.flatMap(({ creditTypeId, headroom }) => (headroom ? [{ creditTypeId, headroom }] : []));
	if (limited.length === 0) return <span className="text-muted">{word("none")}</span>;
	return limited.map(({ creditTypeId, headroom: { period, used, limit, left, resetsAt } }) => (
		<span key={creditTypeId} className="block">
			{t(`usedOf.${period}`, { used: toJsonCredits(used), limit: toJsonCredits(limit) })}
			{left === 0n && resetsAt ? (
				<span className="hidden text-muted text-small as-table:block">
					{t.rich("resets", { at: () => <DateTime at={resetsAt} withZone={isFarAway} /> })}
				</span>
			) : null}
		</span>
	));
}
