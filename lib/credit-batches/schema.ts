import { z } from "zod";
import { reason } from "@/lib/audit/reason-schema.ts";
import { anyText } from "@/lib/text/schema.ts";

const kind = z.enum(["grants", "balances"]);
const csv = anyText;

/** A file of grants or balances, to look at only. */
export const checkCreditFileSchema = z.strictObject({ kind, csv });
export type CheckCreditFileInput = z.output<typeof checkCreditFileSchema>;

export const postCreditFileSchema = z.strictObject({
	key: anyText.min(1).max(255),
	kind,
	csv,
	fileName: anyText.max(255),
	reason,
});
export type PostCreditFileInput = z.output<typeof postCreditFileSchema>;

export const undoBatchSchema = z.strictObject({ batchId: z.uuid(), reason });
export type UndoBatchInput = z.output<typeof undoBatchSchema>;
