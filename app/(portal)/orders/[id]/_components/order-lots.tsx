import { useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { OrderDetail } from "@/lib/orders/lists/order-detail.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/** What is left of a paid order's credits, and where, for the users who share them. */
export function OrderLots({ order }: { order: OrderDetail }) {
	const t = useTranslations("orders.detail");
	const word = useTranslations("words");
	if (order.status !== "paid" || !order.lots || order.subscription) return null;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("left")}</CardTitle>
			</CardHeader>
			{order.lots.length === 0 ? (
				<CardContent className="text-sm text-muted">{t("nothingLeft")}</CardContent>
			) : (
				<DescriptionList>
					{order.lots.map((lot) => (
						<DescriptionItem
							key={lot.id}
							numeric
							term={
								<span className="text-ink">{lot.shareGroup ?? t("walletOf", { beneficiary: lot.walletOf ?? "" })}</span>
							}
							note={
								<>
									{lot.expiresAt
										? t.rich("expiresOn", {
												day: () => <ExpiryDay at={lot.expiresAt ?? new Date()} />,
											})
										: t("neverExpires")}
									{lot.held > 0n ? ` · ${word("onHold", { credits: toJsonCredits(lot.held) })}` : null}
								</>
							}
						>
							<Credits credits={lot.remaining} />
						</DescriptionItem>
					))}
				</DescriptionList>
			)}
		</Card>
	);
}
