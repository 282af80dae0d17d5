import { getLocale, getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { doesBillingEmailWait, readBillingInformation } from "@/lib/billing-information/queries.ts";
import type { BillingInformationForm } from "@/lib/billing-information/schema.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { readSoldCurrencies } from "@/lib/plans/sold-currencies.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { COUNTRY_CODES } from "@/lib/text/country-codes.ts";
import { BillingEmailWaits } from "./billing-email-waits.tsx";
import type { Currency } from "./billing-fields.tsx";
import { BillingForm } from "./billing-form.tsx";

/** Always the actor's own; if their Credit Owner is another user, it says so (product.md 10). */
export async function BillingInformation({ actor, planId }: { actor: Actor; planId: string | null }) {
	const [stored, view, sold, locale, t] = await Promise.all([
		readBillingInformation({ actor }),
		readCreditView({ actor }),
		readSoldCurrencies({ actor }),
		getLocale(),
		getTranslations("billing"),
	]);
	const doesEmailWait = stored !== null && (await doesBillingEmailWait({ actor }, stored));
	const saved: BillingInformationForm = {
		kind: stored?.kind ?? "company",
		legalName: stored?.legalName ?? "",
		addressLine1: stored?.addressLine1 ?? "",
		addressLine2: stored?.addressLine2 ?? "",
		city: stored?.city ?? "",
		region: stored?.region ?? "",
		postalCode: stored?.postalCode ?? "",
		country: stored?.country ?? "",
		taxId: stored?.taxId ?? "",
		poNumber: stored?.poNumber ?? "",
		billingEmail: stored?.billingEmail ?? actor.email,
		currency: stored?.currency ?? "",
		version: stored?.version ?? null,
	};
	return (
		<div className="max-w-3xl space-y-6">
			{view.isCreditUser ? (
				<Banner title={t("alwaysOwn")}>{t("alwaysOwnText", { owner: view.owner.name })}</Banner>
			) : null}
			{doesEmailWait ? <BillingEmailWaits email={readableAddress(saved.billingEmail)} /> : null}
			<BillingForm
				key={saved.version}
				saved={saved}
				countries={countriesIn(locale)}
				currencies={currenciesIn(locale, { sold, chosen: saved.currency })}
				updatedAt={stored?.updatedAt ?? null}
				planId={planId}
			/>
		</div>
	);
}

/** Those in which something is sold, the deployment's first, and the one that was chosen. */
function currenciesIn(locale: string, { sold, chosen }: { sold: readonly string[]; chosen: string }): Currency[] {
	const codes = [...new Set(chosen ? [...sold, chosen] : sold)];
	const names = new Intl.DisplayNames(locale, { type: "currency" });
	return codes.map((code) => ({ code, name: `${names.of(code) ?? code} (${code})` }));
}

function countriesIn(locale: string): { code: string; name: string }[] {
	const names = new Intl.DisplayNames(locale, { type: "region" });
	return COUNTRY_CODES.map((code) => ({ code, name: names.of(code) ?? code })).sort((one, other) =>
		one.name.localeCompare(other.name, locale),
	);
}
