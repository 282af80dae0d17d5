/** What the demo's operator sells. Prices are US cents before tax; the rate is 8.25 %. */
export const CREDIT_TYPES = [
	{ name: "Email", nameInText: "email" },
	{ name: "SMS", nameInText: "SMS" },
	{ name: "Lab", nameInText: "lab" },
] as const;

/** As their names make them. */
export type CreditTypeId = "email" | "sms" | "lab";

export const SELLER = {
	legalName: "Commonpurse Demo Ltd",
	addressLine1: "7 Market Square",
	addressLine2: null,
	city: "Springfield",
	region: "IL",
	postalCode: "62701",
	country: "US",
	taxId: "US 98-7654321",
	supportEmail: "support@commonpurse.example",
	paymentInstructions:
		"By bank transfer to First Example Bank\nAccount 0012 3456 78 · Routing 000000000\nPlease give the reference.",
	paymentTermsDays: 14,
};

export const CURRENCY = "USD";
export const TAX_RATE_BASIS_POINTS = 825;

export const PACKS = [
	{ creditTypeId: "email", name: "Email 1,000", credits: 1_000n, priceMinor: 400n, validityMonths: 6 },
	{ creditTypeId: "email", name: "Email 5,000", credits: 5_000n, priceMinor: 1_750n, validityMonths: 6 },
	{ creditTypeId: "email", name: "Email 10,000", credits: 10_000n, priceMinor: 3_000n, validityMonths: 6 },
	{ creditTypeId: "email", name: "Email 25,000", credits: 25_000n, priceMinor: 6_500n, validityMonths: 6 },
	{ creditTypeId: "email", name: "Email 50,000", credits: 50_000n, priceMinor: 11_000n, validityMonths: 6 },
	{ creditTypeId: "email", name: "Email 100,000", credits: 100_000n, priceMinor: 19_000n, validityMonths: 6 },
	{ creditTypeId: "sms", name: "SMS 500", credits: 500n, priceMinor: 3_000n, validityMonths: 12 },
	{ creditTypeId: "sms", name: "SMS 1,000", credits: 1_000n, priceMinor: 5_500n, validityMonths: 12 },
	{ creditTypeId: "sms", name: "SMS 5,000", credits: 5_000n, priceMinor: 25_000n, validityMonths: 12 },
	{ creditTypeId: "sms", name: "SMS 20,000", credits: 20_000n, priceMinor: 90_000n, validityMonths: 12 },
	{ creditTypeId: "lab", name: "Lab 10", credits: 10n, priceMinor: 1_200n, validityMonths: 12 },
	{ creditTypeId: "lab", name: "Lab 50", credits: 50n, priceMinor: 5_500n, validityMonths: 12 },
	{ creditTypeId: "lab", name: "Lab 150", credits: 150n, priceMinor: 15_000n, validityMonths: 12 },
	{ creditTypeId: "lab", name: "Lab 500", credits: 500n, priceMinor: 45_000n, validityMonths: 12 },
] as const satisfies readonly { creditTypeId: CreditTypeId; [field: string]: unknown }[];

export const SUBSCRIPTIONS = [
	{
		creditTypeId: "email",
		kind: "allowance",
		name: "Email monthly 5,000",
		credits: 5_000n,
		carryOverCredits: 1_000n,
		priceMinor: 1_400n,
		validityMonths: 1,
	},
	{
		creditTypeId: "lab",
		kind: "unlimited",
		name: "Labs unlimited",
		credits: null,
		carryOverCredits: null,
		priceMinor: 3_900n,
		validityMonths: 1,
	},
] as const satisfies readonly { creditTypeId: CreditTypeId; [field: string]: unknown }[];

export type PlanName = (typeof PACKS)[number]["name"] | (typeof SUBSCRIPTIONS)[number]["name"];
