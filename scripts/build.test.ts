import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { inspectBuild, markBuild } from "./build.ts";

const output = mkdtempSync(path.join(tmpdir(), "commonpurse-build-"));
afterAll(() => rmSync(output, { recursive: true, force: true }));

const write = (name: string, text: string) => {
	mkdirSync(path.dirname(path.join(output, name)), { recursive: true });
	writeFileSync(path.join(output, name), text);
};

const SOURCES = "a hash of the sources";

it("a build that lacks a file, or has an empty one in its place, is detected before it is served", () => {
	const inspect = () => inspectBuild(output, SOURCES);
	for (const name of ["BUILD_ID", "required-server-files.json", "server/app/page.js", "static/chunks/a.js"])
		write(name, "x");
	write("server/empty.js", "");
	const notServed = ["cache/a", "dev/server/b", "trace", "trace-build", "lock", "types/c"];
	for (const name of notServed) write(name, "not served");
	expect(inspect(), "a build that was interrupted").toBe("none");
	markBuild(output, SOURCES);
	expect(inspect()).toBe("whole");
	expect(inspectBuild(output, "other sources")).toBe("none");
	for (const name of notServed) rmSync(path.join(output, name));
	expect(inspect()).toBe("whole");

	truncateSync(path.join(output, "server/app/page.js"));
	expect(inspect()).toEqual({ lacks: "server/app/page.js" });
	write("server/app/page.js", "rendered again, and longer");
	expect(inspect()).toBe("whole");
	rmSync(path.join(output, "static"), { recursive: true });
	expect(inspect()).toEqual({ lacks: "static/chunks/a.js" });
	write("static/chunks/a.js", "x");
	rmSync(path.join(output, "BUILD_ID"));
	expect(inspect()).toEqual({ lacks: "BUILD_ID" });

	write("sources", '{"sources":"a hash');
	expect(inspect(), "a mark that a crash cut short").toBe("none");
	rmSync(output, { recursive: true });
	expect(inspect()).toBe("none");
});
