import { z } from "zod";
import { newEmail, personFields } from "@/lib/people/schema.ts";
import { deploymentFields, sellerSchema } from "@/lib/seller/schema.ts";
import { anyText } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";

/**
 * What the first start asks for: the operator's organization with its first administrator, who sells and how invoices are
 * paid, and the deployment's currency and time zone (product.md 52).
 */
export const setUpSchema = z.strictObject({
	token: anyText.max(200),
	organizationName: personFields.name,
	name: personFields.name,
	email: newEmail,
	password: anyText.min(1, wrong("newPasswordMissing")).max(1024),
	seller: sellerSchema,
	...deploymentFields,
});
export type SetUpInput = z.infer<typeof setUpSchema>;
