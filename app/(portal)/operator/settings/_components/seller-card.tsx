import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Address } from "@/components/ui/address.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readSellerSettings } from "@/lib/seller/queries.ts";

/** Who sells, the currency and the time zone, and where they are changed. */
export async function SellerCard({ actor }: { actor: Actor }) {
	const [settings, t, field] = await Promise.all([
		readSellerSettings({ actor }),
		getTranslations("operatorSettings"),
		getTranslations("seller.fields"),
	]);
	if (!settings) notFound();
	const { stored, currency, timeZone, isTimeZoneFixed } = settings;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("seller")}</CardTitle>
				<Button asChild variant="link">
					<Link href="/operator/seller">{t("change")}</Link>
				</Button>
			</CardHeader>
			{stored ? null : <CardContent className="text-muted text-sm">{t("noSeller")}</CardContent>}
			<DescriptionList>
				{stored ? (
					<>
						<DescriptionItem term={field("legalName")}>{stored.seller.legalName}</DescriptionItem>
						<DescriptionItem term={field("supportEmail")}>
							<Address address={stored.seller.supportEmail} />
						</DescriptionItem>
						<DescriptionItem term={field("paymentTermsDays")}>
							{t("daysToPay", { days: stored.seller.paymentTermsDays })}
						</DescriptionItem>
					</>
				) : null}
				<DescriptionItem term={field("currency")}>{currency}</DescriptionItem>
				<DescriptionItem term={field("timeZone")} note={t(isTimeZoneFixed ? "timeZoneFixed" : "timeZoneOpen")} longNote>
					{timeZone.replaceAll("_", " ")}
				</DescriptionItem>
			</DescriptionList>
		</Card>
	);
}
