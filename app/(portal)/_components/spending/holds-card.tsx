import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { listOpenHolds } from "@/lib/spending/list-open-holds.ts";
import type { SpendingOf } from "@/lib/spending/spending-scope.ts";
import { type HoldColumnsProps, holdColumns } from "./hold-columns.tsx";
import { pathOfSpending } from "./path-of-spending.ts";
import { SpendingCard } from "./spending-card.tsx";

interface HoldsCardProps extends Pick<HoldColumnsProps, "release"> {
	actor: Actor;
	of: SpendingOf;
	/** On a page about something else: there is no card where there is nothing to see. */
	onlyIfAny?: boolean;
}

/** What is on hold now (product.md 57). */
export async function HoldsCard({ actor, of, onlyIfAny, release }: HoldsCardProps) {
	const [found, columns, t] = await Promise.all([
		listOpenHolds({ actor }, of),
		holdColumns({ withUser: of.kind !== "user", release }),
		getTranslations("spending"),
	]);
	return (
		<SpendingCard
			found={found}
			columns={columns}
			title={t("holds")}
			csvPath={pathOfSpending(of, "holds.csv")}
			none={t("noHolds")}
			onlyIfAny={onlyIfAny}
		/>
	);
}
