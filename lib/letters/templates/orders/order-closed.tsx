import type { Letter } from "../../letter.ts";
import type { MailedOrder } from "../../read-order.ts";
import type { Reader } from "../../reader.ts";
import { Action, Paragraph, Particulars } from "../mail-layout.tsx";
import { creditsOf, type OrderReader, WayOn } from "./order-placed.tsx";

interface ClosedOrder {
	readonly order: MailedOrder;
	readonly status: "cancelled" | "refunded";
	readonly readerIs: OrderReader;
}

/**
 * To everyone who was told of the order: it was cancelled or refunded, and why. The beneficiary's copy doesn't say what
 * is paid back.
 */
export function orderClosed(reader: Reader, { order, status, readerIs }: ClosedOrder): Letter {
	const { t } = reader;
	const { number, buyer, creditType, refundedCredits: credits } = order;
	const money = (minor: bigint) => reader.money(minor, order.currency);
	return {
		subject: t(`order_closed.${readerIs}.subject`, { number, buyer, status }),
		body: (
			<>
				<Paragraph>{t(`order_closed.${readerIs}.${status}`)}</Paragraph>
				<Particulars
					rows={[
						[t("order_placed.number"), `#${number}`],
						[t("order_placed.plan"), order.plan],
						[t("order_placed.credits"), creditsOf(reader, order)],
						[t("order_placed.orderedBy"), buyer],
						[t("order_placed.creditedTo"), order.beneficiary],
						[t("order_placed.total"), money(order.totalMinor)],
						...(status === "refunded"
							? [[t("order_closed.takenBack"), creditsOf(reader, { credits, creditType })] as const]
							: []),
						...(status === "refunded" && readerIs !== "beneficiary"
							? [[t("order_closed.paidBack"), money(order.refundedMinor)] as const]
							: []),
						...(order.closeReason ? [[t("order_closed.reason"), order.closeReason] as const] : []),
					]}
				/>
				<WayOn reader={reader} buyer={buyer} readerIs={readerIs}>
					<Action href={order.href}>{t("order_placed.action")}</Action>
				</WayOn>
			</>
		),
	};
}
