import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { findLost, listBuilt } from "./build.ts";

const output = mkdtempSync(path.join(tmpdir(), "commonpurse-build-"));
afterAll(() => rmSync(output, { recursive: true, force: true }));

const write = (name: string, text: string) => {
	mkdirSync(path.dirname(path.join(output, name)), { recursive: true });
	writeFileSync(path.join(output, name), text);
};

it("a build that lacks a file, or has an empty one in its place, is detected before it is served", () => {
	for (const name of ["BUILD_ID", "required-server-files.json", "server/app/page.js", "static/chunks/a.js"])
		write(name, "x");
	write("server/empty.js", "");
	for (const name of ["cache/a", "dev/server/b", "trace", "trace-build", "lock", "types/c"]) write(name, "not served");
	const files = listBuilt(output);
	expect(Object.keys(files).sort()).toEqual([
		"BUILD_ID",
		"required-server-files.json",
		"server/app/page.js",
		"server/empty.js",
		"static/chunks/a.js",
	]);
	expect(findLost(output, files)).toBe(undefined);

	truncateSync(path.join(output, "server/app/page.js"));
	expect(findLost(output, files)).toBe("server/app/page.js");
	write("server/app/page.js", "rendered again, and longer");
	expect(findLost(output, files)).toBe(undefined);
	for (const name of ["static", "BUILD_ID"]) {
		rmSync(path.join(output, name), { recursive: true });
		expect(findLost(output, files)).toMatch(name);
	}
	rmSync(output, { recursive: true });
	expect(findLost(output, files)).toBe("BUILD_ID");
});
