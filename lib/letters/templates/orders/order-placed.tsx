import type { ReactNode } from "react";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { Letter } from "../../letter.ts";
import type { MailedOrder } from "../../read-order.ts";
import type { Reader } from "../../reader.ts";
import { Action, Note, OwnWords, Paragraph, Particulars } from "../mail-layout.tsx";

/** The reader of a mail about an order. `billing`: its billing email, which has no account and is linked to no page. */
export type OrderReader = "buyer" | "beneficiary" | "billing";

/** To the buyer, the beneficiary, and the billing email: each sees what product.md 9 allows. */
export function orderPlaced(
	reader: Reader,
	{ order, readerIs }: { order: MailedOrder; readerIs: OrderReader },
): Letter {
	const { t } = reader;
	const { number, plan, buyer } = order;
	return {
		subject: t(`order_placed.${readerIs}.subject`, { number, plan, buyer }),
		body: (
			<>
				<Paragraph>{t(`order_placed.${readerIs}.text`, { buyer })}</Paragraph>
				<Particulars
					rows={[
						[t("order_placed.number"), `#${number}`],
						[t("order_placed.placedAt"), reader.instant(order.placedAt)],
						[t("order_placed.plan"), plan],
						[t("order_placed.credits"), creditsOf(reader, order)],
						[t("order_placed.orderedBy"), buyer],
						[t("order_placed.creditedTo"), order.beneficiary],
						...(readerIs === "beneficiary" ? [] : billRows(reader, order)),
						[t("order_placed.total"), reader.money(order.totalMinor, order.currency)],
					]}
				/>
				{order.status === "pending" && readerIs !== "beneficiary" ? <HowToPay reader={reader} order={order} /> : null}
				{order.status === "pending" || order.status === "paid" ? (
					<Note>{t(`order_placed.${order.isSubscription ? "ofSubscription" : "ofPack"}.${order.status}`)}</Note>
				) : null}
				<WayOn reader={reader} buyer={buyer} readerIs={readerIs}>
					{order.status === "pending" && readerIs === "buyer" ? (
						<Action href={`${order.href}/receipt`}>{t("order_placed.openInvoice")}</Action>
					) : (
						<Action href={order.href}>{t("order_placed.action")}</Action>
					)}
				</WayOn>
			</>
		),
	};
}

/** By when the invoice is to be paid, and how: as the seller wrote it, line by line, and with which reference. */
export function HowToPay({ reader, order: { bill } }: { reader: Reader; order: MailedOrder }) {
	if (!bill.paymentInstructions || !bill.dueOn) return null;
	const says = reader.t("order_placed.payBy", { day: reader.day(bill.dueOn, "UTC") });
	const reference = bill.invoiceNumber ? [reader.t("order_placed.payWith", { number: bill.invoiceNumber })] : [];
	return <OwnWords says={says}>{[bill.paymentInstructions, ...reference].join("\n")}</OwnWords>;
}

/** 25,000 email, or another number of the order's credits. */
export function creditsOf({ t }: Reader, { credits, creditType }: Pick<MailedOrder, "credits" | "creditType">): string {
	if (credits === 0n) return t("order_placed.unlimited", { type: creditType });
	return t("order_placed.creditsOf", { credits: toJsonCredits(credits), type: creditType });
}

/** Who is billed, and how the total is made up. */
export function billRows(reader: Reader, { bill, currency }: MailedOrder): (readonly [string, string])[] {
	const { t } = reader;
	return [
		...(bill.billedTo ? [[t("order_placed.billedTo"), bill.billedTo] as const] : []),
		...(bill.poNumber ? [[t("order_placed.poNumber"), bill.poNumber] as const] : []),
		...(bill.invoiceNumber ? [[t("order_placed.invoiceNumber"), bill.invoiceNumber] as const] : []),
		...(bill.reference ? [[t("order_placed.reference"), bill.reference] as const] : []),
		[t("order_placed.price"), reader.money(bill.priceMinor, currency)],
		[t("order_placed.tax", { rate: reader.percent(bill.taxRate) }), reader.money(bill.taxMinor, currency)],
	];
}

/** The next step; a reader without an account is told instead why they get this mail. */
export function WayOn({ reader, buyer, readerIs, children }: WayOnProps) {
	return readerIs === "billing" ? <Note>{reader.t("order_placed.whyYou", { buyer })}</Note> : children;
}

interface WayOnProps {
	reader: Reader;
	buyer: string;
	readerIs: OrderReader;
	children: ReactNode;
}
