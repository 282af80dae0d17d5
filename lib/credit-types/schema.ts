import { z } from "zod";
import { anyText, givenName } from "@/lib/text/schema.ts";

const fields = { name: givenName.max(40), nameInText: givenName.max(40) };

const creditTypeId = anyText.max(31);

/** `name` stands alone, as in a table; `nameInText` inside sentences: "20 SMS credits". */
export const createCreditTypeSchema = z.strictObject(fields);
export type CreateCreditTypeInput = z.output<typeof createCreditTypeSchema>;

/** `version` is the one that the form was opened with. */
export const changeCreditTypeSchema = z.strictObject({ creditTypeId, version: z.int().min(0), ...fields });
export type ChangeCreditTypeInput = z.output<typeof changeCreditTypeSchema>;

export const creditTypeIdSchema = z.strictObject({ creditTypeId });
export type CreditTypeIdInput = z.output<typeof creditTypeIdSchema>;

const order = z.array(creditTypeId).max(1_000);

/** The order of credit types as the page showed it, and as it is to be. */
export const moveCreditTypesSchema = z.strictObject({ before: order, after: order });
export type MoveCreditTypesInput = z.output<typeof moveCreditTypesSchema>;
