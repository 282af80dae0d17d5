import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card.tsx";
import type { WalletLimits } from "@/lib/limits/wallet-limits.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { LimitButton } from "../../../_components/limits/limit-button.tsx";
import { typesOf } from "../../../_components/limits/types-of.ts";

/** What each Credit User may use who has no limit of their own. */
export async function DefaultLimits({ ownerId, limits }: { ownerId: string; limits: readonly WalletLimits[] }) {
	const [t, page, word] = await Promise.all([
		getTranslations("limits"),
		getTranslations("limitsPage"),
		getTranslations("words"),
	]);
	const set = limits.filter((one) => one.default !== null);
	return (
		<Card className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 px-5 py-4 text-sm">
			<h2 className="font-medium">{page("everyone")}</h2>
			<div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
				{set.length === 0 ? <span className="text-muted">{word("none")}</span> : null}
				{set.map(({ creditTypeId, nameInText, default: terms }) => (
					<span key={creditTypeId} className="num">
						{t(`amounts.${terms?.period ?? "total"}`, {
							credits: toJsonCredits(terms?.credits ?? 0n),
							type: nameInText,
						})}
					</span>
				))}
				<LimitButton pools={{ kind: "wallet", ownerId }} person={null} types={typesOf(limits, null)} />
			</div>
		</Card>
	);
}
