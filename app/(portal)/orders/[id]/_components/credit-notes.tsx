import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/money.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { OrderDetail } from "@/lib/orders/lists/order-detail.ts";
import { formatDay } from "@/lib/text/format-date.ts";

/** What the order's refunds paid back, each with its paper. */
export function CreditNotes({ order }: { order: OrderDetail }) {
	const t = useTranslations("orders.detail");
	const locale = useLocale();
	const notes = order.payment?.creditNotes ?? [];
	if (notes.length === 0) return null;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("creditNotes")}</CardTitle>
			</CardHeader>
			<DescriptionList>
				{notes.map(({ id, number, issuedOn, totalMinor }) => (
					<DescriptionItem
						key={id}
						numeric
						term={
							<Link href={`/orders/${order.id}/credit-notes/${id}`} className="underline-offset-4 hover:underline">
								{number}
							</Link>
						}
						note={formatDay(issuedOn, locale)}
					>
						<Money minor={totalMinor} currency={order.currency} />
					</DescriptionItem>
				))}
			</DescriptionList>
		</Card>
	);
}
