import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DateTime } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { Address } from "@/components/ui/address.tsx";
import type { EntryUse } from "@/lib/share-groups/people/entry-uses.ts";
import type { EntryRow } from "@/lib/share-groups/people/list-entries.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { type ActionableEntry, EntryActions } from "./entry-actions.tsx";
import { limitedOf } from "./limits/limit-setting.tsx";

export async function entryColumns({ group }: { group: ManagedGroup }): Promise<TableColumn<EntryRow>[]> {
	const t = await getTranslations("shareGroupPage");
	const word = await getTranslations("words");
	const isOpen = group.status === "open";
	const onlyType = group.credits.length === 1 ? group.credits[0]?.creditTypeId : null;
	const columns: TableColumn<EntryRow>[] = [
		{
			id: "value",
			header: t("columns.value"),
			sortable: true,
			alwaysShown: true,
			narrow: "title",
			wrap: true,
			cell: (entry) => <Named entry={entry} />,
		},
		{
			id: "state",
			header: t("columns.state"),
			narrow: "secondary",
			// A group that is being deleted lets no one in any more.
			cell: (entry) => (isOpen || entry.state === "blocked" ? <State entry={entry} /> : "–"),
		},
		{
			id: "welcomed",
			header: t("columns.welcomed"),
			cell: ({ welcome, kind }) => {
				if (!welcome) return <span className="text-muted">{kind === "domain" ? t("nobodyTold") : "–"}</span>;
				const inWords = t.rich(`welcomed.${welcome.state}`, { at: () => <DateTime at={welcome.at} /> });
				return welcome.state === "failed" ? <span className="text-bad-ink">{inWords}</span> : inWords;
			},
		},
		{
			id: "used",
			header: t("columns.used"),
			numeric: true,
			cell: (entry) => {
				if (entry.uses.length === 0) return 0;
				return entry.uses.map((use) => (
					<span key={use.creditTypeId} className="block">
						<Used use={use} isNamed={entry.uses.length > 1 || use.creditTypeId !== onlyType} />
					</span>
				));
			},
		},
		{
			id: "createdAt",
			header: t("columns.added"),
			sortable: true,
			shownAtFirst: false,
			cell: (entry) => <DateTime at={entry.createdAt} />,
		},
		{
			id: "actions",
			header: word("actions"),
			headerHidden: true,
			numeric: true,
			narrow: "action",
			cell: (entry) => (
				<span className="inline-flex align-middle">
					<EntryActions entry={actionable(entry)} shareGroupId={group.id} limited={limitedOf(group, entry.value)} />
				</span>
			),
		},
	];
	return columns.filter(({ id }) => id !== "actions" || isOpen);
}

/** What its menu needs. */
function actionable({ id, kind, name, value, state, isOwn, welcome }: EntryRow): ActionableEntry {
	return { id, kind, value: name ?? readableAddress(value), state, isOwn, isWelcomed: welcome !== null };
}

/** Whom the entry names, and its kind if it isn't a member's address. */
function Named({ entry: { value, name, kind, isOwn } }: { entry: EntryRow }) {
	const t = useTranslations("shareGroupPage");
	if (name !== null) {
		return (
			<span className="font-medium">
				{name} <span className="font-normal text-muted">{t("serviceUser")}</span>
			</span>
		);
	}
	return (
		<span className="font-medium">
			<Address address={value} /> {isOwn ? <span className="font-normal text-muted">{t("you")}</span> : null}
			{kind === "address" ? null : (
				<span className="font-normal text-muted">{t(kind === "domain" ? "domain" : "blocklist")}</span>
			)}
		</span>
	);
}

/** A member who is blocked as well has two entries, which must not read alike. */
function State({ entry: { kind, state } }: { entry: EntryRow }) {
	const t = useTranslations("shareGroupPage.states");
	const isKeptOut = state === "blocked" && kind === "address";
	return <StateBadge state={state}>{t(isKeptOut ? "memberBlocked" : state)}</StateBadge>;
}

/** "4 of 5 this week", or "12 · 4 of 5 this week" where more was used before. */
function Used({ use: { limit, used, nameInText }, isNamed }: { use: EntryUse; isNamed: boolean }) {
	const t = useTranslations("shareGroupPage");
	return (
		<>
			<Credits credits={used} />
			{isNamed ? <span className="text-muted"> {nameInText}</span> : null}
			{limit ? (
				<span className="text-muted">
					{" "}
					{limit.used === used
						? t(`ofLimitAlone.${limit.period}`, { limit: toJsonCredits(limit.limit) })
						: t(`ofLimit.${limit.period}`, { used: toJsonCredits(limit.used), limit: toJsonCredits(limit.limit) })}
				</span>
			) : null}
		</>
	);
}
