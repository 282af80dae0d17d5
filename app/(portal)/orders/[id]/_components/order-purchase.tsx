import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/money.tsx";
import { OrderedCredits } from "@/components/ordered-credits.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { OrderDetail, OrderedPeriod as Period } from "@/lib/orders/lists/order-detail.ts";
import { formatDay } from "@/lib/text/format-date.ts";

/** What was ordered and what it costs, as it was when the order was placed. */
export function OrderPurchase({ order }: { order: OrderDetail }) {
	const t = useTranslations("orders.detail");
	const word = useTranslations("words");
	const field = useTranslations("orders.fields");
	const format = useFormatter();
	const taxRate = format.number(order.taxRateBasisPoints / 10_000, { style: "percent", maximumFractionDigits: 2 });
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("ordered")}</CardTitle>
			</CardHeader>
			<DescriptionList>
				<DescriptionItem term={field("plan")}>{order.planName}</DescriptionItem>
				<DescriptionItem term={word("typeCredits", { type: order.creditType })} numeric>
					<OrderedCredits credits={order.credits} />
				</DescriptionItem>
				{order.subscription ? (
					<OrderedPeriod months={order.validityMonths} period={order.subscription} />
				) : (
					<DescriptionItem term={t("validity")}>{t("months", { months: order.validityMonths })}</DescriptionItem>
				)}
				<DescriptionItem term={field("orderedBy")}>{order.orderedBy.name}</DescriptionItem>
				<DescriptionItem term={field("creditedTo")}>{order.creditedTo.name}</DescriptionItem>
				<DescriptionItem term={field("price")} numeric>
					<Money minor={order.priceMinor} currency={order.currency} />
				</DescriptionItem>
				<DescriptionItem term={field("tax", { rate: taxRate })} numeric>
					<Money minor={order.taxMinor} currency={order.currency} />
				</DescriptionItem>
				<DescriptionItem term={<b className="font-semibold text-ink">{field("total")}</b>} numeric>
					<b className="font-semibold">
						<Money minor={order.totalMinor} currency={order.currency} />
					</b>
				</DescriptionItem>
			</DescriptionList>
		</Card>
	);
}

/** The period of a subscription that an order pays: its days once it has begun. */
function OrderedPeriod({ months, period: { from, to } }: { months: number; period: Period }) {
	const t = useTranslations("orders.detail");
	const locale = useLocale();
	const days = from && to ? t("fromTo", { from: formatDay(from, locale), to: formatDay(to, locale) }) : null;
	return <DescriptionItem term={t("period")}>{days ?? t("months", { months })}</DescriptionItem>;
}
