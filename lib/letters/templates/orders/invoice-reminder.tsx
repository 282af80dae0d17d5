import type { Letter } from "../../letter.ts";
import type { MailedOrder } from "../../read-order.ts";
import type { Reader } from "../../reader.ts";
import { Action, Paragraph, Particulars } from "../mail-layout.tsx";
import { billRows, HowToPay, type OrderReader, WayOn } from "./order-placed.tsx";

interface UnpaidOrder {
	readonly order: MailedOrder;
	/** The day by which it was to be paid is over. */
	readonly isOverdue: boolean;
	readonly readerIs: OrderReader;
}

/** To the buyer and the billing email: an invoice is still to be paid, and how. */
export function invoiceReminder(reader: Reader, { order, isOverdue, readerIs }: UnpaidOrder): Letter {
	const { t } = reader;
	const { number, buyer, bill } = order;
	const values = { number, day: bill.dueOn ? reader.day(bill.dueOn, "UTC") : "" };
	const tone = isOverdue ? "overdue" : "due";
	return {
		subject: t(`invoice_reminder.${tone}.subject`, values),
		body: (
			<>
				<Paragraph>{t(`invoice_reminder.${tone}.text`, values)}</Paragraph>
				<Particulars
					rows={[
						[t("order_placed.number"), `#${number}`],
						[t("order_placed.plan"), order.plan],
						...billRows(reader, order),
						[t("order_placed.total"), reader.money(order.totalMinor, order.currency)],
					]}
				/>
				<HowToPay reader={reader} order={order} />
				<Paragraph>{t("invoice_reminder.paid")}</Paragraph>
				<WayOn reader={reader} buyer={buyer} readerIs={readerIs}>
					<Action href={`${order.href}/receipt`}>{t("order_placed.openInvoice")}</Action>
				</WayOn>
			</>
		),
	};
}
