import { z } from "zod";
import { isDay } from "@/lib/text/format-date.ts";
import { anyText } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";

/** The first or the last day of a statement, in the deployment's time zone (product.md 35); null where it is empty. */
const day = anyText
	.max(10)
	.refine((text) => text === "" || isDay(text), wrong("notADay"))
	.transform((text) => text || null);

/** What a statement is asked for: of all time where the days are left out, both included where not. */
export const statementQuerySchema = z.strictObject({
	credit_type: anyText.min(1).max(50),
	from: day.default(null),
	to: day.default(null),
	format: z.enum(["csv", "json"]).default("csv"),
});

export type StatementQuery = z.output<typeof statementQuerySchema>;
