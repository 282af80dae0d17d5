import { useLocale, useTranslations } from "next-intl";
import type { BillingSnapshot } from "@/lib/billing-information/schema.ts";
import { addressLines } from "./address-lines.ts";

/** The billing name and address, line by line. */
export function BillingAddress({ billing }: { billing: BillingSnapshot }) {
	const t = useTranslations("orders.detail");
	const [name, ...others] = addressLines(billing, {
		email: billing.billingEmail,
		locale: useLocale(),
		taxId: (taxId) => t("taxId", { taxId }),
	});
	return (
		<address className="not-italic">
			<span className="block font-medium">{name}</span>
			{others.map((line) => (
				<span key={line} className="block">
					{line}
				</span>
			))}
		</address>
	);
}
