import { readableAddress } from "@/lib/text/addresses/readable-address.ts";

interface Party {
	readonly legalName: string;
	readonly addressLine1: string;
	readonly addressLine2: string | null;
	readonly city: string;
	readonly region: string | null;
	readonly postalCode: string | null;
	readonly country: string;
	readonly taxId: string | null;
}

/** A name and address, line by line, as papers say it; the name comes first. `taxId` puts the id into words. */
export function addressLines(
	party: Party,
	{ email, locale, taxId }: { email: string; locale: string; taxId: (id: string) => string },
): string[] {
	const country = new Intl.DisplayNames(locale, { type: "region" }).of(party.country);
	const city = [party.postalCode, party.city].filter(Boolean).join(" ");
	const place = [city, party.region].filter(Boolean).join(", ");
	const all = [party.legalName, party.addressLine1, party.addressLine2, place, country];
	return [...all, party.taxId && taxId(party.taxId), readableAddress(email)].filter((line): line is string => !!line);
}
