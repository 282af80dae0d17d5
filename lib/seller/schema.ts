import { z } from "zod";
import { enteredAddress } from "@/lib/text/addresses/mail-address.ts";
import { isCountryCode } from "@/lib/text/country-codes.ts";
import { isCurrencyCode } from "@/lib/text/currency-codes.ts";
import { anyText, freeText, oneLine, VISIBLE } from "@/lib/text/schema.ts";
import { isTimeZone } from "@/lib/text/time-zones.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { MOST_REMINDER_DAYS, MOST_TERMS_DAYS } from "./bounds.ts";

const text = (maxLength: number) => oneLine.min(1).max(maxLength);
const optionalText = (maxLength: number) => oneLine.max(maxLength).transform((value) => value || null);

/** The deployment's own organization as invoices name it, and how they are paid (product.md 52); empty fields are null. */
export const sellerSchema = z.strictObject({
	legalName: text(200),
	addressLine1: text(200),
	addressLine2: optionalText(200),
	city: text(100),
	region: optionalText(100),
	postalCode: optionalText(20),
	country: anyText.refine(isCountryCode, wrong("chooseCountry")),
	taxId: optionalText(40),
	supportEmail: text(254)
		.transform((email) => enteredAddress(email) ?? "")
		.refine((address) => address !== "", wrong("notAnEmail")),
	paymentInstructions: freeText.max(2_000).regex(VISIBLE, wrong("required")),
	paymentTermsDays: z.int(wrong("notDays")).min(0, wrong("notDays")).max(MOST_TERMS_DAYS),
});
export type SellerInput = z.output<typeof sellerSchema>;
export type SellerForm = z.input<typeof sellerSchema>;

/** What all of the deployment has in common: the currency of its prices, and the time zone of its days. */
export const deploymentFields = {
	currency: anyText.refine(isCurrencyCode, wrong("chooseCurrency")),
	timeZone: anyText.max(100).refine(isTimeZone, wrong("timeZoneUnknown")),
};
export type DeploymentInput = { readonly currency: string; readonly timeZone: string };

/** `version` is the one that the form was opened with; null where nothing had been saved yet. */
export const saveSellerSchema = z.strictObject({
	version: z.int().min(0).nullable(),
	seller: sellerSchema,
	...deploymentFields,
});
export type SaveSellerInput = z.output<typeof saveSellerSchema>;

/** Who sold, as an order keeps it from when it was placed. Strict about shape, silent about rules that may be newer. */
export const sellerSnapshotSchema = z.object({
	legalName: z.string(),
	addressLine1: z.string(),
	addressLine2: z.string().nullable(),
	city: z.string(),
	region: z.string().nullable(),
	postalCode: z.string().nullable(),
	country: z.string(),
	taxId: z.string().nullable(),
	supportEmail: z.string(),
	paymentInstructions: z.string(),
});
export type SellerSnapshot = z.infer<typeof sellerSnapshotSchema>;

/** Empty: not at all. */
const reminderDays = (most: number) =>
	z.int(wrong("notReminderDays")).min(1, wrong("notReminderDays")).max(most, wrong("notReminderDays")).nullable();

const reminders = z.strictObject({
	beforeDays: reminderDays(MOST_REMINDER_DAYS.before),
	onDueDay: z.boolean(),
	afterDays: reminderDays(MOST_REMINDER_DAYS.after),
});

/** `was`: the days with which the form was opened. */
export const saveRemindersSchema = z.strictObject({ days: reminders, was: reminders });
export type SaveRemindersInput = z.output<typeof saveRemindersSchema>;
