import { getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { listRefusals } from "@/lib/spending/list-refusals.ts";
import type { SpendingOf } from "@/lib/spending/spending-scope.ts";
import { pathOfSpending } from "./path-of-spending.ts";
import { refusalColumns } from "./refusal-columns.tsx";
import { SpendingCard } from "./spending-card.tsx";

interface RefusalsCardProps {
	actor: Actor;
	of: SpendingOf;
	/** On a page about something else: there is no card where there is nothing to see. */
	onlyIfAny?: boolean;
}

/** Charges and holds that were refused lately, and why (product.md 57). */
export async function RefusalsCard({ actor, of, onlyIfAny }: RefusalsCardProps) {
	const [found, columns, t] = await Promise.all([
		listRefusals({ actor }, of),
		refusalColumns(actor, { withUser: of.kind !== "user" }),
		getTranslations("spending"),
	]);
	return (
		<SpendingCard
			found={found}
			columns={columns}
			title={t("refusals")}
			csvPath={pathOfSpending(of, "refusals.csv")}
			none={t("noRefusals")}
			onlyIfAny={onlyIfAny}
		/>
	);
}
