import type { Letter } from "../letter.ts";
import type { MailedOrder, Payment } from "../read-order.ts";
import type { Reader } from "../reader.ts";
import { Action, Paragraph, Particulars } from "./layout.tsx";
import { creditsOf } from "./order-placed.tsx";

/** To the buyer, once his order is paid. The receipt itself is the portal's page, which it leads to. */
export function receipt(reader: Reader, { order, payment }: { order: MailedOrder; payment: Payment }): Letter {
	const { t } = reader;
	const expiry = payment.expiresAt && reader.day(payment.expiresAt, payment.deploymentTimeZone);
	return {
		subject: t("receipt.subject", { number: order.number }),
		body: (
			<>
				<Paragraph>{t("receipt.text")}</Paragraph>
				<Particulars
					rows={[
						[t("receipt.paidAt"), reader.instant(payment.paidAt)],
						[t("order_placed.plan"), order.plan],
						[t("order_placed.credits"), creditsOf(reader, order)],
						[t("order_placed.creditedTo"), order.beneficiary],
						...(payment.billedTo ? [[t("receipt.billedTo"), payment.billedTo] as const] : []),
						[t("receipt.price"), reader.money(payment.priceMinor, order.currency)],
						[
							t("receipt.tax", { rate: reader.percent(payment.taxRate) }),
							reader.money(payment.taxMinor, order.currency),
						],
						[t("order_placed.total"), reader.money(order.totalMinor, order.currency)],
						...(expiry ? [[t("receipt.expires"), t("receipt.endOf", { day: expiry })] as const] : []),
					]}
				/>
				<Action href={`${order.href}/receipt`}>{t("receipt.action")}</Action>
			</>
		),
	};
}
