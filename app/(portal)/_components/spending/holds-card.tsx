import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Actor } from "@/lib/auth/actor.ts";
import { type HoldRow, listOpenHolds } from "@/lib/spending/list-open-holds.ts";
import type { SpendingOf } from "@/lib/spending/spending-scope.ts";
import { holdColumns } from "./hold-columns.tsx";
import { SpendingCard } from "./spending-card.tsx";

interface HoldsCardProps {
	actor: Actor;
	of: SpendingOf;
	/** On a page about something else: there is no card where there is nothing to see. */
	onlyIfAny?: boolean;
	release?: (hold: HoldRow) => ReactNode;
}

/** What is on hold now (product.md 57). */
export async function HoldsCard({ actor, of, onlyIfAny, release }: HoldsCardProps) {
	const [found, columns, t] = await Promise.all([
		listOpenHolds({ actor }, of),
		holdColumns({ withUser: of.kind !== "user", release }),
		getTranslations("spending"),
	]);
	return <SpendingCard found={found} columns={columns} title={t("holds")} none={t("noHolds")} onlyIfAny={onlyIfAny} />;
}
