import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BillingAddress } from "@/components/billing-address.tsx";
import { Credits } from "@/components/credits.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Money } from "@/components/money.tsx";
import type { OrderDetail } from "@/lib/orders/lists/order-detail.ts";

interface ReceiptProps {
	order: OrderDetail;
	/** An invoice is the same sheet, before the payment. */
	paper: "invoice" | "receipt";
	timeZone: string;
}

/** One sheet of paper: white in both themes when printed. Days are the deployment's. */
export function Receipt({ order, paper, timeZone }: ReceiptProps) {
	const t = useTranslations("orders.receipt");
	const field = useTranslations("orders.fields");
	const word = useTranslations("words");
	const gateway = useTranslations("orders.gateways");
	const { payment, paidAt, closedAt } = order;
	const day = (at: Date) => <DateTime at={at} precision="day" timeZone={timeZone} />;
	return (
		<article className="receipt mx-auto max-w-3xl space-y-10 rounded-xl border border-line bg-surface p-6 text-sm sm:p-10 print:max-w-none print:border-0 print:p-0">
			<header className="flex flex-wrap items-start justify-between gap-6">
				<div>
					<p className="text-2xl font-semibold tracking-tight">{t(`${paper}.title`)}</p>
					<p className="mt-1 text-muted">{word("orderNumber", { number: String(order.number) })}</p>
				</div>
				{order.sellerName ? <p className="text-right font-semibold">{order.sellerName}</p> : null}
			</header>
			<div className="grid gap-6 sm:grid-cols-2 print:grid-cols-2">
				<dl>
					<Fact term={field("billedTo")}>{payment?.billing ? <BillingAddress billing={payment.billing} /> : "–"}</Fact>
				</dl>
				<dl className="space-y-4">
					<Fact term={field("placedAt")}>{day(order.placedAt)}</Fact>
					{paidAt ? <Fact term={t("paid")}>{day(paidAt)}</Fact> : null}
					{closedAt ? <Fact term={t("refunded")}>{day(closedAt)}</Fact> : null}
					{payment && paidAt ? <Fact term={field("method")}>{gateway(payment.gateway)}</Fact> : null}
					{payment?.gatewayReference ? <Fact term={field("reference")}>{payment.gatewayReference}</Fact> : null}
					{payment?.billing?.poNumber ? <Fact term={field("poNumber")}>{payment.billing.poNumber}</Fact> : null}
				</dl>
			</div>
			<Lines order={order} paper={paper} />
			<footer className="space-y-1 border-t border-line pt-6 text-small text-muted">
				<p>{t("people", { buyer: order.orderedBy.name, beneficiary: order.creditedTo.name })}</p>
				<Validity order={order} day={day} />
			</footer>
		</article>
	);
}

/** Until when the credits can be used; of a refunded order none are left to use. */
function Validity({ order, day }: { order: OrderDetail; day: (at: Date) => ReactNode }) {
	const t = useTranslations("orders.receipt");
	const { status, expiresAt, validityMonths } = order;
	if (status === "pending") return <p>{t("expiresAfterPayment", { months: validityMonths })}</p>;
	if (status !== "paid" || !expiresAt) return null;
	return <p>{t.rich("expires", { day: () => day(expiresAt) })}</p>;
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
	return (
		<div>
			<dt className="text-small text-muted">{term}</dt>
			<dd className="mt-0.5">{children}</dd>
		</div>
	);
}

function Lines({ order, paper }: Omit<ReceiptProps, "timeZone">) {
	const t = useTranslations("orders.receipt");
	const field = useTranslations("orders.fields");
	const format = useFormatter();
	const rate = format.number(order.taxRateBasisPoints / 10_000, { style: "percent", maximumFractionDigits: 2 });
	const refunded = order.status === "refunded" ? (order.payment?.refundedMinor ?? 0n) : 0n;
	return (
		<table className="w-full">
			<thead>
				<tr className="border-b border-line text-left text-small text-muted">
					<th scope="col" className="py-2 font-medium">
						{t("item")}
					</th>
					<th scope="col" className="py-2 text-right font-medium">
						{field("credits")}
					</th>
					<th scope="col" className="py-2 text-right font-medium">
						{t("amount")}
					</th>
				</tr>
			</thead>
			<tbody>
				<tr className="border-b border-line">
					<td className="py-3">{t("planOfType", { plan: order.planName, type: order.creditType })}</td>
					<td className="py-3 text-right">
						<Credits credits={order.credits} />
					</td>
					<td className="py-3 text-right">
						<Money minor={order.priceMinor} currency={order.currency} />
					</td>
				</tr>
			</tbody>
			<tfoot>
				<Sum label={field("tax", { rate })} minor={order.taxMinor} currency={order.currency} />
				<Sum label={t(`${paper}.total`)} minor={order.totalMinor} currency={order.currency} strong />
				{refunded > 0n ? <Sum label={t("refunded")} minor={-refunded} currency={order.currency} /> : null}
			</tfoot>
		</table>
	);
}

interface SumProps {
	label: string;
	minor: bigint;
	currency: string;
	strong?: boolean;
}

function Sum({ label, minor, currency, strong }: SumProps) {
	return (
		<tr className={strong ? "text-body font-semibold" : undefined}>
			<th scope="row" colSpan={2} className={`py-1.5 text-right ${strong ? "font-semibold" : "font-normal"}`}>
				{label}
			</th>
			<td className="py-1.5 pl-6 text-right">
				<Money minor={minor} currency={currency} />
			</td>
		</tr>
	);
}
