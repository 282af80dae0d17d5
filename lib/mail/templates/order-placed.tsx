import { toJsonCredits } from "@/lib/credits.ts";
import type { Letter } from "../letter.ts";
import type { MailedOrder } from "../read-order.ts";
import type { Reader } from "../reader.ts";
import { Action, Note, Paragraph, Particulars } from "./layout.tsx";

/** To the buyer, and to whom the order is credited where that is another: each sees what product.md 9 lets him see. */
export function orderPlaced(reader: Reader, { order, isBuyer }: { order: MailedOrder; isBuyer: boolean }): Letter {
	const { t } = reader;
	const { number, plan, buyer } = order;
	return {
		subject: isBuyer
			? t("order_placed.buyer.subject", { number, plan })
			: t("order_placed.beneficiary.subject", { number, buyer }),
		body: (
			<>
				<Paragraph>{isBuyer ? t("order_placed.buyer.text") : t("order_placed.beneficiary.text", { buyer })}</Paragraph>
				<Particulars
					rows={[
						[t("order_placed.number"), `#${number}`],
						[t("order_placed.placedAt"), reader.instant(order.placedAt)],
						[t("order_placed.plan"), plan],
						[t("order_placed.credits"), creditsOf(reader, order)],
						[t("order_placed.orderedBy"), buyer],
						[t("order_placed.creditedTo"), order.beneficiary],
						[t("order_placed.total"), reader.money(order.totalMinor, order.currency)],
					]}
				/>
				{order.status === "pending" || order.status === "paid" ? (
					<Note>{t(`order_placed.${order.status}`)}</Note>
				) : null}
				<Action href={order.href}>{t("order_placed.action")}</Action>
			</>
		),
	};
}

/** 25,000 e-mail credits, in the order's own words. */
export function creditsOf({ t }: Reader, { credits, creditType }: MailedOrder): string {
	return t("order_placed.creditsOf", { credits: toJsonCredits(credits), type: creditType });
}
