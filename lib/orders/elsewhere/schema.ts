import { z } from "zod";
import { isCurrencyCode } from "@/lib/text/currency-codes.ts";
import { minorOf } from "@/lib/text/format-money.ts";
import { anyText } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";

/** An order of the vendor's own shop as its form sends it; amounts as they are typed, tax included. */
export const recordOrderSchema = z
	.strictObject({
		reference: anyText.trim().min(1, wrong("required")).max(200),
		/** A mail address, the vendor's own id, or ours. */
		buyer: anyText.trim().min(1, wrong("required")).max(254),
		planId: z.uuid(wrong("required")),
		currency: anyText.refine(isCurrencyCode, wrong("chooseCurrency")),
		total: anyText.trim().min(1, wrong("required")).max(20),
		tax: anyText.max(20),
		isPaid: z.boolean(),
	})
	.transform(({ total, tax, ...order }, context) => {
		const totalMinor = minorOf(total, order.currency);
		const taxMinor = tax === "" ? 0n : minorOf(tax, order.currency);
		if (totalMinor !== null && taxMinor !== null) return { ...order, totalMinor, taxMinor };
		const path = [totalMinor === null ? "total" : "tax"];
		context.addIssue({ code: "custom", path, message: wrong("notAnAmount") });
		return z.NEVER;
	});
export type RecordOrderInput = z.output<typeof recordOrderSchema>;
