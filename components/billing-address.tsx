import { useLocale, useTranslations } from "next-intl";
import type { BillingSnapshot } from "@/lib/billing-information/schema.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";

/** The billing name and address, line by line. */
export function BillingAddress({ billing }: { billing: BillingSnapshot }) {
	const t = useTranslations("orders.detail");
	const country = new Intl.DisplayNames(useLocale(), { type: "region" }).of(billing.country);
	const city = [billing.postalCode, billing.city].filter(Boolean).join(" ");
	const place = [city, billing.region].filter(Boolean).join(", ");
	return (
		<address className="not-italic">
			<span className="block font-medium">{billing.legalName}</span>
			<span className="block">{billing.addressLine1}</span>
			{billing.addressLine2 ? <span className="block">{billing.addressLine2}</span> : null}
			<span className="block">{place}</span>
			<span className="block">{country}</span>
			{billing.taxId ? <span className="block">{t("taxId", { taxId: billing.taxId })}</span> : null}
			<span className="block">{readableAddress(billing.billingEmail)}</span>
		</address>
	);
}
