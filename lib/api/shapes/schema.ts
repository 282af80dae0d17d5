import { z } from "@hono/zod-openapi";
import { MAX_CREDITS } from "@/lib/text/credits.ts";
import { anyText, oneLine } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";

// What many routes take and answer. Credits are whole numbers in JSON and bigint inside.

/** Whom a request is about: our id, an email address, or the vendor's own id. */
export const userReference = anyText.min(1).max(300).openapi({
	description:
		"A user: the id, the email address, or the vendor's own id (`external_id`). An own id that looks like one of the first two is written `external:…`.",
	example: "peter@northwind.example",
});

/** How many credits to use or move. */
export const credits = z
	.int()
	.min(1)
	.max(Number(MAX_CREDITS))
	.transform(BigInt)
	.openapi({ type: "integer", format: "int64", minimum: 1, maximum: Number(MAX_CREDITS), example: 5 });

export const creditTypeId = anyText
	.min(1)
	.max(60)
	.openapi({ description: "The id of a credit type, such as `email`.", example: "email" });

/** What credits are used for: one line each. */
export const service = oneLine.min(1).max(100).openapi({ description: "The kind of thing.", example: "campaign" });
export const item = oneLine.min(1).max(200).openapi({ description: "The thing.", example: "Spring newsletter" });
export const reference = oneLine
	.min(1)
	.max(200)
	.optional()
	.openapi({ description: "The caller's own number for it.", example: "job-1842" });

/** A key as in `Idempotency-Key`. */
export const idempotencyKey = anyText.regex(/^[\x21-\x7e]{1,255}$/, wrong("invalid")).openapi({
	description: "New for each request, and the same for each repetition of it.",
	example: "campaign-1842-1",
});

export const someId = z.uuid().openapi({ example: "019ad1c0-7d5e-7000-8000-0b6f6a2f9d11" });

/** A whole number in a query. */
export function queryNumber({ least, most, otherwise }: { least: number; most: number; otherwise: number }) {
	return anyText
		.regex(/^\d{1,15}$/, wrong("invalid"))
		.transform(Number)
		.pipe(z.int().min(least).max(most))
		.default(otherwise)
		.openapi({ type: "integer", minimum: least, maximum: most, default: otherwise });
}

/** A page of a list. */
export const pageQuery = {
	limit: queryNumber({ least: 1, most: 200, otherwise: 50 }),
	cursor: anyText
		.max(1_200)
		.optional()
		.openapi({ description: "`next_cursor` of the page before, with the same filters." }),
};

/** A day of the deployment's time zone. */
export const day = z.iso
	.date()
	.refine((text) => text >= "1970-01-01" && text <= "2999-12-31", { error: wrong("invalid") })
	.openapi({ description: "A day of the deployment's time zone, until 2999.", example: "2026-11-29" });

// Answers.

/** A named shape or null: `.nullable()` of one that is a component would still ask for an object in the document. */
export function orNull<Shape extends z.ZodType>(shape: Shape) {
	return z.union([shape, z.null()]);
}

export const instant = z.iso.datetime({ offset: true }).openapi({ example: "2026-11-29T16:52:31.000Z" });
export const amount = z.int().openapi({ description: "Credits.", example: 5 });
export const nextCursor = z.string().nullable().openapi({ description: "For the next page; null on the last one." });
