import { expect, it } from "vitest";
import { checkScrollers } from "./scroller-rule.ts";
import { parseSource } from "./source.ts";

const found = (path: string, text: string) => checkScrollers(parseSource(path, text)).map(({ line }) => line);

it("names what scrolls and isn't placed, wherever its classes stand", () => {
	const lines = [
		'export const list = "max-h-72 overflow-y-auto p-1";',
		"export const wide = `as-table:overflow-x-auto $" + "{other}`;",
		'export const A = () => <ul className="overflow-auto" />;',
		'export const placed = ["relative overflow-y-auto", "fixed inset-0 overflow-auto", "overflow-hidden"];',
	];
	expect(found("components/ui/a.tsx", lines.join("\n"))).toEqual([1, 2, 3]);
	expect(found("components/ui/a.test.tsx", lines.join("\n"))).toEqual([]);
});
