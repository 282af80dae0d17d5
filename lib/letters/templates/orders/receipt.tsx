import type { Letter } from "../../letter.ts";
import type { MailedOrder, Payment } from "../../read-order.ts";
import type { Reader } from "../../reader.ts";
import { Action, Paragraph, Particulars } from "../mail-layout.tsx";
import { billRows, creditsOf, type OrderReader, WayOn } from "./order-placed.tsx";

interface PaidOrder {
	readonly order: MailedOrder;
	readonly payment: Payment;
	readonly readerIs: OrderReader;
}

/** To the buyer and the billing email, once the order is paid. The receipt itself is the portal's page. */
export function receipt(reader: Reader, { order, payment, readerIs }: PaidOrder): Letter {
	const { t } = reader;
	const expiry = payment.expiresAt && reader.day(payment.expiresAt, payment.deploymentTimeZone);
	return {
		subject: t("receipt.subject", { number: order.number }),
		body: (
			<>
				<Paragraph>
					{readerIs === "billing"
						? t("receipt.billing", { buyer: order.buyer })
						: t(order.isSubscription ? "receipt.subscription" : "receipt.text")}
				</Paragraph>
				<Particulars
					rows={[
						[t("receipt.paidAt"), reader.instant(payment.paidAt)],
						[t("order_placed.plan"), order.plan],
						[t("order_placed.credits"), creditsOf(reader, order)],
						[t("order_placed.creditedTo"), order.beneficiary],
						...billRows(reader, order),
						[t("order_placed.total"), reader.money(order.totalMinor, order.currency)],
						...(expiry ? [[t("receipt.expires"), t("receipt.endOf", { day: expiry })] as const] : []),
					]}
				/>
				<WayOn reader={reader} buyer={order.buyer} readerIs={readerIs}>
					<Action href={`${order.href}/receipt`}>{t("receipt.action")}</Action>
				</WayOn>
			</>
		),
	};
}
