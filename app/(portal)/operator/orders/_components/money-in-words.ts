import { formatMoney } from "@/components/money.tsx";
import type { OperatorOrder } from "@/lib/orders/lists/operator-orders.ts";

/** An order that waits for its payment, as far as selecting it needs. */
export type PendingOrder = Pick<
	OperatorOrder,
	| ("id" | "number" | "totalMinor" | "currency" | "credits" | "creditTypeNameInText" | "beneficiaryName")
	| ("planName" | "isSubscription")
>;

/** What orders come to: "$1,234.00 and €20.00". */
export function moneyInWords(orders: readonly PendingOrder[], locale: string): string {
	const totals = new Map<string, bigint>();
	for (const { currency, totalMinor } of orders) totals.set(currency, (totals.get(currency) ?? 0n) + totalMinor);
	const sums = [...totals].map(([currency, minor]) => formatMoney({ minor, currency, locale }));
	return new Intl.ListFormat(locale).format(sums);
}
