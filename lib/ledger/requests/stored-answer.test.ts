import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { fromStoredAnswer, toStoredAnswer } from "./stored-answer.ts";

test("an answer is restored as it was, bigints and dates included", () => {
	const anyAnswer = fc.object({
		values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.bigInt(), fc.date({ noInvalidDate: true })],
		key: fc.stringMatching(/^[a-z]{1,8}$/),
	});
	fc.assert(
		fc.property(anyAnswer, (answer) => {
			expect(fromStoredAnswer(JSON.parse(toStoredAnswer(answer)))).toEqual(answer);
		}),
	);
});

test("equal bodies have one canonical form, whatever the order of their keys; others do not", () => {
	const body = { userId: "1", credits: 5n, more: { b: [1, { y: 2, x: 1 }], a: null } };
	const same = { more: { a: null, b: [1, { x: 1, y: 2 }] }, credits: 5n, userId: "1", nothing: undefined };
	expect(canonicalJson(same)).toBe(canonicalJson(body));
	expect(canonicalJson({ ...body, credits: "5" })).not.toBe(canonicalJson(body));
	expect(canonicalJson({ ...body, credits: 5 })).not.toBe(canonicalJson(body));
	expect(canonicalJson({ ...body, more: null })).not.toBe(canonicalJson(body));
});
