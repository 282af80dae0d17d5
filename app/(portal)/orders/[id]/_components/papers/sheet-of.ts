import { addressLines } from "@/components/billing/address-lines.ts";
import { withMinusSign } from "@/components/credits.tsx";
import { formatMoney } from "@/components/money.tsx";
import type { Translate } from "@/components/translate.ts";
import type { CreditNote, OrderDetail, OrderPayment } from "@/lib/orders/lists/order-detail.ts";
import { formatDate, formatDay } from "@/lib/text/format-date.ts";

/** What a paper says, in words and in its order: the page and the PDF show the same. */
export interface Sheet {
	readonly title: string;
	readonly numbers: readonly string[];
	/** Line by line; the name comes first. */
	readonly seller: readonly string[];
	readonly billedTo: { readonly term: string; readonly lines: readonly string[] };
	readonly facts: readonly (readonly [term: string, text: string])[];
	readonly headings: SheetLine;
	readonly line: SheetLine;
	readonly sums: readonly { readonly label: string; readonly amount: string; readonly isStrong: boolean }[];
	/** In someone's own words, line by line: how to pay, or why it was refunded. */
	readonly words: { readonly title: string; readonly text: string } | null;
	readonly notes: readonly string[];
}

interface SheetLine {
	readonly item: string;
	readonly credits: string;
	readonly amount: string;
}

/** What is printed of an order; `note`: of which of its refunds. */
export interface Paper {
	readonly kind: "invoice" | "receipt" | "credit_note";
	readonly order: OrderDetail;
	readonly payment: OrderPayment;
	readonly note: CreditNote | null;
}

export interface SheetTexts {
	readonly t: Translate<"orders.receipt">;
	readonly field: Translate<"orders.fields">;
	readonly detail: Translate<"orders.detail">;
	readonly gateway: Translate<"orders.gateways">;
	readonly word: Translate<"words">;
	readonly locale: string;
	/** The deployment's, in whose days papers are dated. */
	readonly timeZone: string;
}

export function sheetOf(paper: Paper, texts: SheetTexts): Sheet {
	const { order, payment, note } = paper;
	const { t, field, word, locale } = texts;
	const paperName = PAPER_NAMES[paper.kind];
	const number = note?.number ?? payment.invoice?.number;
	return {
		title: t(`${paperName}.title`),
		numbers: [...(number ? [number] : []), word("orderNumber", { number: String(order.number) })],
		seller: payment.seller
			? addressesOf(payment.seller, payment.seller.supportEmail, texts)
			: [order.sellerName ?? ""].filter(Boolean),
		billedTo: {
			term: field("billedTo"),
			lines: payment.billing ? addressesOf(payment.billing, payment.billing.billingEmail, texts) : ["–"],
		},
		facts: factsOf(paper, texts),
		headings: { item: t("item"), credits: field("credits"), amount: t("amount") },
		line: {
			item: t("planOfType", { plan: order.planName, type: order.creditType }),
			credits:
				order.credits === 0n
					? word("unlimited")
					: withMinusSign(new Intl.NumberFormat(locale).format(note?.credits ?? order.credits)),
			amount: moneyOf(note?.priceMinor ?? order.priceMinor, { order, locale }),
		},
		sums: sumsOf(paper, texts),
		words: wordsOf(paper, texts),
		notes: notesOf(paper, texts),
	};
}

const PAPER_NAMES = { invoice: "invoice", receipt: "receipt", credit_note: "creditNote" } as const;

function addressesOf(
	party: Parameters<typeof addressLines>[0],
	email: string,
	{ detail, locale }: SheetTexts,
): string[] {
	return addressLines(party, { email, locale, taxId: (taxId) => detail("taxId", { taxId }) });
}

function moneyOf(minor: bigint, { order, locale }: { order: OrderDetail; locale: string }): string {
	return formatMoney({ minor, currency: order.currency, locale });
}

function dayOf(at: Date, { locale, timeZone }: SheetTexts): string {
	return formatDate(at, locale, { timeZone, day: "numeric", month: "short", year: "numeric" });
}

function factsOf({ kind, order, payment, note }: Paper, texts: SheetTexts): Sheet["facts"] {
	const { t, detail, field, gateway, locale } = texts;
	const { invoice, dueOn, gatewayReference: reference } = payment;
	const facts: [term: string, text: string | null | undefined][] = note
		? [
				[t("creditNote.date"), formatDay(note.issuedOn, locale)],
				[t("creditNote.ofInvoice"), invoice?.number],
			]
		: [
				invoice
					? [field("invoicedOn"), formatDay(invoice.issuedOn, locale)]
					: [field("placedAt"), dayOf(order.placedAt, texts)],
				[field("dueOn"), kind === "invoice" && dueOn ? formatDay(dueOn, locale) : null],
				[t("paid"), order.paidAt && dayOf(order.paidAt, texts)],
				[t(order.status === "cancelled" ? "cancelled" : "refunded"), order.closedAt && dayOf(order.closedAt, texts)],
				[detail("period"), periodOf(order, texts)],
				[field("method"), order.paidAt ? gateway(payment.gateway) : null],
				[field("reference"), reference === invoice?.number ? null : reference],
			];
	const all = [...facts, [field("poNumber"), payment.billing?.poNumber] as const];
	return all.flatMap(([term, text]) => (text ? [[term, text] as const] : []));
}

/** The days of the subscription's period; null where there is none, or it hasn't begun. */
function periodOf({ subscription }: OrderDetail, { detail, locale }: SheetTexts): string | null {
	const { from, to } = subscription ?? {};
	return from && to ? detail("fromTo", { from: formatDay(from, locale), to: formatDay(to, locale) }) : null;
}

function sumsOf({ kind, order, payment, note }: Paper, { t, field, locale }: SheetTexts): Sheet["sums"] {
	const rate = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
	const tax = field("tax", { rate: rate.format(order.taxRateBasisPoints / 10_000) });
	const sum = (label: string, minor: bigint, isStrong = false) => ({
		label,
		amount: moneyOf(minor, { order, locale }),
		isStrong,
	});
	const { taxMinor, totalMinor } = note ?? order;
	const total = kind === "invoice" && order.status === "cancelled" ? "receipt" : PAPER_NAMES[kind];
	const refunded = kind === "receipt" ? payment.refundedMinor : 0n;
	return [
		sum(tax, taxMinor),
		sum(t(`${total}.total`), totalMinor, true),
		...(refunded > 0n ? [sum(t("refunded"), -refunded)] : []),
	];
}

function wordsOf({ kind, order, payment, note }: Paper, { t, word }: SheetTexts): Sheet["words"] {
	if (note) return { title: word("reason"), text: note.reason };
	if (kind !== "invoice" || order.status !== "pending" || !payment.seller) return null;
	const { paymentInstructions } = payment.seller;
	const reference = payment.invoice ? t("payWith", { number: payment.invoice.number }) : null;
	return { title: t("howToPay"), text: [paymentInstructions, ...(reference ? [reference] : [])].join("\n") };
}

/** Who ordered for whom, and until when the credits can be used: of a refunded order none are left to use. */
function notesOf({ kind, order, note }: Paper, texts: SheetTexts): string[] {
	const { t, detail } = texts;
	const people = t("people", { buyer: order.orderedBy.name, beneficiary: order.creditedTo.name });
	if (note) return [people];
	if (order.subscription) return [people];
	if (order.status === "pending") return [people, t("expiresAfterPayment", { months: order.validityMonths })];
	if (kind === "invoice" && order.status === "cancelled") return [people, detail("cancelled")];
	if (order.status !== "paid" || !order.expiresAt) return [people];
	return [people, t("expires", { day: dayOf(order.expiresAt, texts) })];
}
