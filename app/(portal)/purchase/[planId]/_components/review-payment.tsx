import { useFormatter, useLocale, useTranslations } from "next-intl";
import { formatMoney, Money } from "@/components/money.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { Reviewed } from "@/lib/orders/order-review.ts";
import type { CataloguePack } from "@/lib/plans/pack-price.ts";
import type { CatalogueSubscription } from "@/lib/plans/queries.ts";
import { PlaceOrderForm } from "./place-order-form.tsx";

interface ReviewPaymentProps {
	review: Reviewed;
	plan: CataloguePack | CatalogueSubscription;
	/** Whether it can be ordered at all. */
	isPossible: boolean;
}

/** What it costs (a subscription a month or a year), how it is paid, and the button. */
export function ReviewPayment({ review, plan, isPossible }: ReviewPaymentProps) {
	const t = useTranslations("purchase.review");
	const field = useTranslations("orders.fields");
	const format = useFormatter();
	const locale = useLocale();
	const { recipient } = review;
	const { currency } = plan;
	const saving = "saving" in plan ? plan.saving : null;
	const note = "kind" in plan ? t("everyPeriod", { months: plan.validityMonths }) : undefined;
	const rate = format.number(plan.taxRateBasisPoints / 10_000, { style: "percent", maximumFractionDigits: 2 });
	return (
		<Card>
			<CardHeader>
				<CardTitle>{field("payment")}</CardTitle>
			</CardHeader>
			<DescriptionList>
				<DescriptionItem
					term={field("price")}
					note={saving ? t("saved", { amount: formatMoney({ minor: saving.savedMinor, currency, locale }) }) : note}
					numeric
				>
					<Money minor={plan.priceMinor} currency={currency} />
				</DescriptionItem>
				<DescriptionItem term={field("tax", { rate })} numeric>
					<Money minor={review.taxMinor} currency={currency} />
				</DescriptionItem>
				<DescriptionItem term={<b className="font-semibold text-ink">{field("total")}</b>} numeric>
					<b className="text-body font-semibold">
						<Money minor={review.totalMinor} currency={currency} />
					</b>
				</DescriptionItem>
			</DescriptionList>
			{isPossible ? (
				<PlaceOrderForm
					gateways={review.gateways}
					order={{
						planId: plan.id,
						planVersion: plan.version,
						totalMinor: review.totalMinor,
						currency,
						beneficiaryId: recipient.id,
						billingVersion: review.billing?.version ?? null,
					}}
					billingMissing={review.billing === null}
					likeOrder={review.likeOrder}
				/>
			) : null}
		</Card>
	);
}
