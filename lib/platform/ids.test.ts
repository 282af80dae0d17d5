import { expect, it } from "vitest";
import { isId, newId } from "./ids.ts";

it("ids of one process ascend, also within a millisecond, and are all different", () => {
	const ids = Array.from({ length: 5_000 }, newId);
	expect(ids.every(isId)).toBe(true);
	expect(ids.toSorted()).toEqual(ids);
	expect(new Set(ids).size).toBe(ids.length);
});
