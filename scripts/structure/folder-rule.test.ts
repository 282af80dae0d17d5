import { expect, it } from "vitest";
import { checkFolders } from "./folder-rule.ts";
import { parseSource } from "./source.ts";

/** What the check says of so many files in a folder. */
function findings(count: number, nameOf: (n: number) => string) {
	return checkFolders(Array.from({ length: count }, (_, n) => parseSource(nameOf(n), "")));
}

it("reports a folder of more than twenty files", () => {
	expect(findings(20, (n) => `lib/orders/f${n}.ts`)).toEqual([]);
	expect(findings(21, (n) => `lib/orders/f${n}.ts`)).toEqual([
		{ path: "lib/orders/f20.ts", line: 1, message: expect.stringContaining("21 files side by side in lib/orders") },
	]);
	expect(findings(21, (n) => `components/f${n}.tsx`)).toHaveLength(1);
});

it("counts browser tests, which stand beside nothing else, and what tests build on", () => {
	expect(findings(21, (n) => `e2e/sharing/f${n}.spec.ts`)).toHaveLength(1);
	expect(findings(21, (n) => `lib/testing/f${n}.ts`)).toHaveLength(1);
});

it("counts neither tests nor the files of other folders", () => {
	expect(findings(40, (n) => `lib/orders/f${n}${n % 2 ? ".test" : ""}.ts`)).toEqual([]);
	expect(findings(40, (n) => `lib/orders/${n % 2 ? "lists/" : ""}f${n}.ts`)).toEqual([]);
});
