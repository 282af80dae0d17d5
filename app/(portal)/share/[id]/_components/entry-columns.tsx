import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DateTime } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import type { EntryUse } from "@/lib/share-groups/people/entry-uses.ts";
import type { EntryRow } from "@/lib/share-groups/people/list-entries.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { EntryActions } from "./entry-actions.tsx";
import { typesToLimit } from "./limits/types-to-limit.ts";

export async function entryColumns({ group }: { group: ManagedGroup }): Promise<TableColumn<EntryRow>[]> {
	const t = await getTranslations("shareGroup");
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
			narrow: "aside",
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
					<EntryActions
						entry={{ ...entry, value: readableAddress(entry.value) }}
						shareGroupId={group.id}
						types={typesToLimit(group, entry.value)}
					/>
				</span>
			),
		},
	];
	return columns.filter(({ id }) => id !== "actions" || isOpen);
}

/** Whom the entry names, and its kind if it isn't a member's address. */
function Named({ entry: { value, kind, isOwn } }: { entry: EntryRow }) {
	const t = useTranslations("shareGroup");
	const address = readableAddress(value);
	const at = Math.max(0, address.lastIndexOf("@"));
	return (
		<span className="font-medium">
			{address.slice(0, at)}
			<wbr />
			{address.slice(at)} {isOwn ? <span className="font-normal text-muted">{t("you")}</span> : null}
			{kind === "address" ? null : (
				<span className="font-normal text-muted">{t(kind === "domain" ? "domain" : "blocklist")}</span>
			)}
		</span>
	);
}

/** A member who is blocked as well has two entries, which must not read alike. */
function State({ entry: { kind, state } }: { entry: EntryRow }) {
	const t = useTranslations("shareGroup.states");
	const isKeptOut = state === "blocked" && kind === "address";
	return <StateBadge state={state}>{t(isKeptOut ? "memberBlocked" : state)}</StateBadge>;
}

/** "4 of 5 this week", or "12 · 4 of 5 this week" where more was used before. */
function Used({ use: { limit, used, nameInText }, isNamed }: { use: EntryUse; isNamed: boolean }) {
	const t = useTranslations("shareGroup");
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
