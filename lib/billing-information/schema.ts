import { z } from "zod";
import { enteredAddress } from "@/lib/text/addresses/mail-address.ts";
import { isCountryCode } from "@/lib/text/country-codes.ts";
import { isCurrencyCode } from "@/lib/text/currency-codes.ts";
import { anyText, oneLine } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";

const text = (maxLength: number) => oneLine.min(1).max(maxLength);
const optionalText = (maxLength: number) => oneLine.max(maxLength).transform((value) => value || null);

const companyFields = { taxId: optionalText(40), poNumber: optionalText(60) };

/**
 * Billing Information as its form sends it: empty fields are null, and a person has neither tax id nor PO number.
 * `version` is the one that the form was opened with; null where nothing had been saved yet.
 */
export const billingInformationSchema = z
	.strictObject({
		kind: z.enum(["person", "company"]),
		legalName: text(200),
		addressLine1: text(200),
		addressLine2: optionalText(200),
		city: text(100),
		region: optionalText(100),
		postalCode: optionalText(20),
		country: anyText.refine(isCountryCode, wrong("chooseCountry")),
		...companyFields,
		billingEmail: text(254)
			.transform((email) => enteredAddress(email) ?? "")
			.refine((address) => address !== "", wrong("notAnEmail")),
		/** What the user pays in; null means the deployment's (product.md 48). */
		currency: anyText
			.refine((code) => code === "" || isCurrencyCode(code), wrong("chooseCurrency"))
			.transform((code) => code || null),
		version: z.int().min(0).nullable(),
	})
	.transform((input) => (input.kind === "person" ? { ...input, taxId: null, poNumber: null } : input));

export type BillingInformationForm = z.input<typeof billingInformationSchema>;
export type BillingInformationInput = z.output<typeof billingInformationSchema>;

export const confirmAgainSchema = z.strictObject({});

export const confirmBillingEmailSchema = z.strictObject({ token: anyText.max(200) });
export type ConfirmBillingEmailInput = z.infer<typeof confirmBillingEmailSchema>;

/**
 * Billing Information without its version and currency, which an order has of its own: the copy that it keeps from when it
 * was placed (product.md 13).
 */
export type BillingSnapshot = Omit<BillingInformationInput, "version" | "currency">;

/** Reads an order's copy; strict about shape, silent about rules that may be newer than the order. */
export const billingSnapshotSchema = z.object({
	kind: z.enum(["person", "company"]),
	legalName: z.string(),
	addressLine1: z.string(),
	addressLine2: z.string().nullable(),
	city: z.string(),
	region: z.string().nullable(),
	postalCode: z.string().nullable(),
	country: z.string(),
	taxId: z.string().nullable(),
	poNumber: z.string().nullable(),
	billingEmail: z.string(),
}) satisfies z.ZodType<BillingSnapshot>;
