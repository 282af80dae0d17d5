import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/money.tsx";
import { Button } from "@/components/ui/button.tsx";
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
		<li className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-1 px-5 py-3 lg:grid-cols-[1fr_auto_6.5rem]">
			<div className="min-w-0">
				<p className="break-words font-medium text-body">{name || t("unnamed")}</p>
				<p className="text-muted text-small">
					<SubscriptionBrings subscription={subscription} creditType={creditType} />
				</p>
			</div>
			<p className="text-right">
				<span className="font-medium">
					<Money minor={priceMinor} currency={currency} />
				</span>{" "}
				<span className="text-muted text-small">{t("aPeriod", { months })}</span>
			</p>
			{isExample ? null : (
				<div className="justify-self-end max-lg:col-start-2">
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
