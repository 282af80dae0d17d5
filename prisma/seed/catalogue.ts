/** What the demo's operator sells. Prices are US cents before tax; the rate is 8.25 %. */
export const CREDIT_TYPES = [
	{ id: "email", name: "Email", nameInText: "email", position: 1 },
	{ id: "sms", name: "SMS", nameInText: "SMS", position: 2 },
	{ id: "lab", name: "Lab", nameInText: "lab", position: 3 },
] as const;

export type CreditTypeId = (typeof CREDIT_TYPES)[number]["id"];

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

export type PackName = (typeof PACKS)[number]["name"];
