import { useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import type { OrderReview } from "@/lib/orders/order-review.ts";

/** What is credited, to whom, their balance then, and until when it can be used. Days are the deployment's. */
export function ReviewCredits({ review, timeZone }: { review: OrderReview; timeZone: string }) {
	const t = useTranslations("purchase.review");
	const word = useTranslations("words");
	const field = useTranslations("orders.fields");
	const { pack, creditType, recipient } = review;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("whatYouBuy")}</CardTitle>
			</CardHeader>
			<DescriptionList>
				<DescriptionItem term={field("plan")}>{pack.name}</DescriptionItem>
				<DescriptionItem term={word("typeCredits", { type: creditType.name })} numeric>
					<Credits credits={pack.credits} />
				</DescriptionItem>
				<DescriptionItem term={field("creditedTo")}>
					{recipient.isBuyer ? word("yourself", { name: recipient.name }) : recipient.name}
				</DescriptionItem>
				<DescriptionItem
					term={recipient.isBuyer ? t("yourBalance") : t("balanceOf", { name: recipient.name })}
					note={t("oncePaid")}
					numeric
				>
					<Credits credits={review.balanceBefore} /> <span aria-hidden>→</span>
					<span className="sr-only">{word("becomes")}</span>{" "}
					<b className="font-semibold">
						<Credits credits={review.balanceAfter} />
					</b>
				</DescriptionItem>
				<DescriptionItem term={t("expires")} note={t("validity", { months: pack.validityMonths })} numeric>
					<DateTime at={review.expiresAt} precision="day" timeZone={timeZone} />
				</DescriptionItem>
			</DescriptionList>
		</Card>
	);
}
