import { Lock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { BillingAddress } from "@/components/billing/billing-address.tsx";
import { Money } from "@/components/money.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { OrderDetail } from "@/lib/orders/lists/order-detail.ts";
import { formatDay } from "@/lib/text/format-date.ts";
import { CreditNotes } from "./credit-notes.tsx";

/** Payment and billing information, for the buyer and *View Billing* (product.md 9); others read who may see them. */
export function OrderPayment({ order }: { order: OrderDetail }) {
	const t = useTranslations("orders.detail");
	const field = useTranslations("orders.fields");
	const paper = useTranslations("orders.receipt");
	const gateway = useTranslations("orders.gateways");
	const locale = useLocale();
	const { payment } = order;
	if (!payment) {
		return (
			<p className="flex gap-2 px-1 text-small text-muted">
				<Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
				{order.orderedBy.isRemoved ? t("paymentHidden") : t("paymentHiddenButBuyer", { buyer: order.orderedBy.name })}
			</p>
		);
	}
	return (
		<>
			<Card>
				<CardHeader>
					<CardTitle>{field("payment")}</CardTitle>
				</CardHeader>
				<DescriptionList>
					<DescriptionItem term={field("method")}>{gateway(payment.gateway)}</DescriptionItem>
					{payment.invoice ? (
						<DescriptionItem term={field("invoiceNumber")}>{payment.invoice.number}</DescriptionItem>
					) : null}
					{payment.gatewayReference && payment.gatewayReference !== payment.invoice?.number ? (
						<DescriptionItem term={field("reference")}>{payment.gatewayReference}</DescriptionItem>
					) : null}
					{order.status === "pending" && payment.dueOn ? (
						<DescriptionItem term={field("dueOn")}>{formatDay(payment.dueOn, locale)}</DescriptionItem>
					) : null}
					{order.status === "pending" && payment.gateway === "invoice" && payment.seller ? (
						<DescriptionItem term={t("howToPay")} className="max-sm:block max-sm:space-y-1 max-sm:[&_dd]:text-left">
							<span className="whitespace-pre-line break-words">{payment.seller.paymentInstructions}</span>
							{payment.invoice ? (
								<span className="block font-medium">{paper("payWith", { number: payment.invoice.number })}</span>
							) : null}
						</DescriptionItem>
					) : null}
					{order.status === "refunded" ? (
						<DescriptionItem term={t("refundedMoney")} numeric>
							<Money minor={payment.refundedMinor} currency={order.currency} />
						</DescriptionItem>
					) : null}
					<DescriptionItem
						term={field("billedTo")}
						note={t("billedToNote")}
						className="max-sm:block max-sm:space-y-1 max-sm:[&_dd]:text-left"
					>
						{payment.billing ? <BillingAddress billing={payment.billing} /> : "–"}
					</DescriptionItem>
					{payment.billing?.poNumber ? (
						<DescriptionItem term={field("poNumber")}>{payment.billing.poNumber}</DescriptionItem>
					) : null}
				</DescriptionList>
			</Card>
			<CreditNotes order={order} />
		</>
	);
}
