import { useTranslations } from "next-intl";
import { BillingAddress } from "@/components/billing/billing-address.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Reviewed } from "@/lib/orders/order-review.ts";

/** The buyer's own billing information, of which the order keeps a copy; or a link to fill it in and come back. */
export function ReviewBilling({
	review: { billing, doesBillingEmailWait },
	planId,
}: {
	review: Reviewed;
	planId: string;
}) {
	const t = useTranslations("purchase.review");
	const word = useTranslations("words");
	const href = `/billing?plan=${planId}`;
	if (!billing) {
		return (
			<Banner
				tone="warn"
				title={t("billingMissing")}
				action={
					<Button asChild size="sm">
						<Link href={href}>{t("fillInBilling")}</Link>
					</Button>
				}
			>
				{t("billingMissingText")}
			</Banner>
		);
	}
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("billing")}</CardTitle>
				<Button asChild variant="link">
					<Link href={href}>{word("change")}</Link>
				</Button>
			</CardHeader>
			<CardContent>
				<BillingAddress billing={billing} />
				{billing.poNumber ? <p>{t("poNumber", { poNumber: billing.poNumber })}</p> : null}
				{doesBillingEmailWait ? <p className="mt-3 text-small">{t("billingEmailWaits")}</p> : null}
				<p className="mt-3 text-small text-muted">{t("billingCopied")}</p>
			</CardContent>
		</Card>
	);
}
