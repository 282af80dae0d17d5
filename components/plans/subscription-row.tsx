import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/money.tsx";
import { Button } from "@/components/ui/button.tsx";
import { cn } from "@/components/ui/class-names.ts";
import { Link } from "@/components/ui/link.tsx";
import type { CatalogueSubscription } from "@/lib/plans/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

interface SubscriptionRowProps {
	subscription: CatalogueSubscription;
	creditType: { nameInText: string };
	/** In place of the link that buys it. */
	instead?: ReactNode;
	/** Without the link that buys it: as an example. */
	isExample?: boolean;
}

/** One subscription as buyers see it: its name, what it brings, what it costs a month or a year, and the button. */
export function SubscriptionRow({ subscription, creditType, instead, isExample = false }: SubscriptionRowProps) {
	const t = useTranslations("purchase.subscriptions");
	const { id, name, priceMinor, currency, validityMonths: months } = subscription;
	return (
		<li
			className={cn(
				"grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-0.5 px-5 py-3",
				!isExample && "lg:grid-cols-[1fr_auto_6.5rem]",
			)}
		>
			<p className="min-w-0 break-words font-medium text-body">{name || t("unnamed")}</p>
			<p className={cn("row-start-2 min-w-0 text-muted text-small", isExample && "col-span-2")}>
				<SubscriptionBrings subscription={subscription} creditType={creditType} />
			</p>
			<p className={cn("col-start-2 row-start-1 text-right", !isExample && "lg:row-span-2")}>
				<span className="font-medium">
					<Money minor={priceMinor} currency={currency} />
				</span>{" "}
				<span className="text-muted text-small">{t("aPeriod", { months })}</span>
			</p>
			{isExample ? null : (
				<div className="col-start-2 row-start-2 justify-self-end lg:col-start-3 lg:row-span-2 lg:row-start-1">
					{instead ?? (
						<Button asChild variant="outline" size="sm">
							<Link href={`/purchase/${id}`} aria-label={t("subscribeTo", { plan: name })}>
								{t("subscribe")}
							</Link>
						</Button>
					)}
				</div>
			)}
		</li>
	);
}

/** What a subscription brings each month, in a sentence. */
export function SubscriptionBrings({
	subscription: { kind, credits, carryOverCredits },
	creditType: { nameInText: type },
}: {
	subscription: Pick<CatalogueSubscription, "kind" | "credits" | "carryOverCredits">;
	creditType: { nameInText: string };
}) {
	const t = useTranslations("purchase.subscriptions");
	if (kind === "unlimited" || credits === null) return t("brings.unlimited", { type });
	const values = { type, credits: toJsonCredits(credits), carried: toJsonCredits(carryOverCredits ?? 0n) };
	return t("brings.allowance", values);
}
