import { useFormatter, useLocale, useTranslations } from "next-intl";
import { formatMoney, Money } from "@/components/money.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { OrderReview } from "@/lib/orders/order-review.ts";
import { PlaceOrderForm } from "./place-order-form.tsx";

/** What it costs, how it is paid, and the button. */
export function ReviewPayment({ review }: { review: OrderReview }) {
	const t = useTranslations("purchase.review");
	const field = useTranslations("orders.fields");
	const format = useFormatter();
	const locale = useLocale();
	const { pack, recipient } = review;
	const { saving, currency } = pack;
	const rate = format.number(pack.taxRateBasisPoints / 10_000, { style: "percent", maximumFractionDigits: 2 });
	return (
		<Card>
			<CardHeader>
				<CardTitle>{field("payment")}</CardTitle>
			</CardHeader>
			<DescriptionList>
				<DescriptionItem
					term={field("price")}
					note={
						saving ? t("saved", { amount: formatMoney({ minor: saving.savedMinor, currency, locale }) }) : undefined
					}
					numeric
				>
					<Money minor={pack.priceMinor} currency={currency} />
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
			<PlaceOrderForm
				gateways={review.gateways}
				order={{
					planId: pack.id,
					planVersion: pack.version,
					totalMinor: review.totalMinor,
					beneficiaryId: recipient.id,
					billingVersion: review.billing?.version ?? null,
				}}
				currency={currency}
				billingMissing={review.billing === null}
				likeOrder={review.likeOrder}
			/>
		</Card>
	);
}
