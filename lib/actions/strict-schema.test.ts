import { describe, expect, it } from "vitest";
import { z } from "zod";
import { anyText } from "@/lib/text/schema.ts";
import { assertStrict } from "./strict-schema.ts";

const loose = z.object({ name: anyText });
const strict = z.strictObject({ name: anyText });

describe("a schema for posted input", () => {
	it("may be strict throughout", () => {
		const schema = z
			.strictObject({
				one: strict,
				many: z.array(strict).default([]),
				either: z.discriminatedUnion("to", [
					z.strictObject({ to: z.literal("a") }),
					z.strictObject({ to: z.literal("b") }),
				]),
				maybe: strict.nullable().optional(),
				parsed: anyText.transform(Number).pipe(z.number()),
				when: z.date(),
				amount: z.bigint().min(1n),
				byName: z.record(anyText, strict),
			})
			.refine(() => true)
			.transform((input) => input);
		expect(() => assertStrict(schema)).not.toThrow();
	});

	it.each([
		["itself", loose],
		["a text", z.strictObject({ name: z.string() })],
		["a trimmed text", z.strictObject({ name: z.string().trim().min(1).max(10) })],
		["a name by which values stand", z.strictObject({ byName: z.record(z.string(), strict) })],
		["a field", z.strictObject({ field: loose })],
		["an element", z.strictObject({ list: z.array(loose) })],
		["a choice", z.strictObject({ either: z.union([strict, loose]) })],
		["something optional", z.strictObject({ maybe: loose.optional() })],
		["something with a default", z.strictObject({ maybe: loose.nullable().default(null) })],
		["a value by name", z.strictObject({ byName: z.record(anyText, loose) })],
		["part of a tuple", z.strictObject({ pair: z.tuple([anyText, loose]) })],
		["before a transformation", z.strictObject({ field: loose.transform((value) => value.name) })],
		["a part of an intersection", z.intersection(strict, loose)],
		["anything at all", z.strictObject({ field: z.any() })],
		["something unknown", z.strictObject({ field: z.unknown() })],
		["something lazy", z.strictObject({ field: z.lazy(() => strict) })],
		["a passthrough", z.looseObject({ name: anyText })],
	])("may not let unknown fields, or text that can't be stored, through in %s", (_, schema) => {
		expect(() => assertStrict(schema)).toThrow();
	});
});
