import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DateTime } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import type { Translate } from "@/components/translate.ts";
import { Badge } from "@/components/ui/badge.tsx";
import type { ApiKeyRow } from "@/lib/api-keys/queries.ts";
import { KeyActions } from "./key-actions.tsx";

/** The columns of a list of keys. */
export async function keyColumns(): Promise<TableColumn<ApiKeyRow>[]> {
	const [t, word] = await Promise.all([getTranslations("apiKeys"), getTranslations("words")]);
	const actions: TableColumn<ApiKeyRow> = {
		id: "actions",
		header: word("actions"),
		headerHidden: true,
		numeric: true,
		narrow: "action",
		cell: ({ id, name, isActive, replacedById }) => (
			<KeyActions apiKey={{ id, name }} isActive={isActive} isReplaced={replacedById !== null} />
		),
	};
	return [...whatColumns(t, word), ...whenColumns(t, word), actions];
}

type T = Translate<"apiKeys">;
type Word = Translate<"words">;

function whatColumns(t: T, word: Word): TableColumn<ApiKeyRow>[] {
	return [
		{
			id: "name",
			header: word("name"),
			narrow: "title",
			wrap: true,
			cell: ({ name, prefix, isTest }) => (
				<span className="line-clamp-1 as-table:line-clamp-none">
					<span className="font-medium">
						{name} {isTest ? <Badge className="ml-1.5">{t("test")}</Badge> : null}
					</span>{" "}
					<span className="num font-normal text-muted text-small as-table:block">{t("begins", { prefix })}</span>
				</span>
			),
		},
		{
			id: "scopes",
			header: t("may"),
			narrow: "secondary",
			wrap: true,
			cell: ({ scopes }) => (
				<span className="line-clamp-1 text-muted as-table:line-clamp-none">
					{scopes.map((scope) => t(`scopes.${scope}.name`)).join(", ")}
				</span>
			),
		},
		{
			id: "state",
			header: word("status"),
			narrow: "aside",
			cell: (key) => {
				const state = key.isActive ? "active" : key.revokedAt ? "revoked" : "expired";
				return <StateBadge state={state === "revoked" ? "ended" : state}>{t(`states.${state}`)}</StateBadge>;
			},
		},
	];
}

function whenColumns(t: T, word: Word): TableColumn<ApiKeyRow>[] {
	return [
		{
			id: "lastUsedAt",
			header: t("lastUsed"),
			cell: ({ lastUsedAt }) =>
				lastUsedAt ? <DateTime at={lastUsedAt} /> : <span className="text-muted">{word("never")}</span>,
		},
		{
			id: "endsAt",
			header: t("ends"),
			narrow: "hidden",
			cell: ({ endsAt, isActive, revokedAt }) => {
				if (revokedAt) return <DateTime at={revokedAt} />;
				if (endsAt) return <DateTime at={endsAt} />;
				return <span className="text-muted">{isActive ? word("never") : "–"}</span>;
			},
		},
		{
			id: "created",
			header: t("created"),
			narrow: "hidden",
			wrap: true,
			cell: ({ createdAt, createdByName }) => (
				<>
					<DateTime at={createdAt} precision="day" />
					{createdByName ? <span className="block text-muted text-small">{createdByName}</span> : null}
				</>
			),
		},
	];
}
