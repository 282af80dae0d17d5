import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { DateTime } from "@/components/date-time.tsx";
import type { HoldRow } from "@/lib/spending/list-open-holds.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { Thing } from "./thing.tsx";

export interface HoldColumnsProps {
	withUser: boolean;
	/** What may be done to a hold, whose pools are in words; nothing where it is left out. */
	release?: (hold: HoldRow, pools: string) => ReactNode;
}

export async function holdColumns({ withUser, release }: HoldColumnsProps): Promise<TableColumn<HoldRow>[]> {
	const [t, word, format] = await Promise.all([getTranslations("spending"), getTranslations("words"), getFormatter()]);
	const poolsOf = ({ pools }: HoldRow) =>
		format.list(
			pools.map(({ kind, name }) => {
				if (name === null) return t("someGroup");
				return t(kind === "wallet" ? "wallet" : "group", { name });
			}),
		);
	const columns: TableColumn<HoldRow>[] = [
		{ id: "placedAt", header: t("placed"), narrow: "secondary", cell: ({ placedAt }) => <DateTime at={placedAt} /> },
		{ id: "user", header: t("who"), narrow: "secondary", wrap: true, cell: ({ userName }) => userName },
		{ id: "item", header: t("what"), narrow: "title", wrap: true, cell: (hold) => <Thing of={hold} /> },
		{
			id: "credits",
			header: t("credits"),
			numeric: true,
			narrow: "aside",
			cell: ({ credits, nameInText }) => word("balance", { credits: toJsonCredits(credits), type: nameInText }),
		},
		{ id: "pools", header: t("pools"), minor: 1, wrap: true, cell: poolsOf },
		{ id: "expiresAt", header: t("expires"), cell: ({ expiresAt }) => <DateTime at={expiresAt} /> },
	];
	const shown = columns.filter(({ id }) => withUser || id !== "user");
	if (!release) return shown;
	const cell = (hold: HoldRow) => release(hold, poolsOf(hold));
	return [
		...shown,
		{ id: "release", header: word("actions"), headerHidden: true, numeric: true, narrow: "action", cell },
	];
}
