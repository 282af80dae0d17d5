import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../settings.ts";

/**
 * The requirements of ASVS 5.0 at its levels 1 and 2, section by section; the gaps are of level 3. The standard numbers them so
 * for good.
 */
const REQUIREMENTS = `
	1.1 1-2, 1.2 1-9, 1.3 1-11, 1.4 1-3, 1.5 1-2
	2.1 1-3, 2.2 1-3, 2.3 1-4, 2.4 1
	3.2 1-2, 3.3 1-4, 3.4 1-6, 3.5 1-5, 3.7 1-2
	4.1 1-3, 4.2 1, 4.3 1-2, 4.4 1-4
	5.1 1, 5.2 1-3, 5.3 1-2, 5.4 1-3
	6.1 1-3, 6.2 1-12, 6.3 1-4, 6.4 1-4, 6.5 1-5, 6.6 1-3, 6.8 1-4
	7.1 1-3, 7.2 1-4, 7.3 1-2, 7.4 1-5, 7.5 1-2, 7.6 1-2
	8.1 1-2, 8.2 1-3, 8.3 1, 8.4 1
	9.1 1-3, 9.2 1-4
	10.1 1-2, 10.2 1-2, 10.3 1-4, 10.4 1-11, 10.5 1-5, 10.6 1-2, 10.7 1-3
	11.1 1-2, 11.2 1-3, 11.3 1-3, 11.4 1-4, 11.5 1, 11.6 1
	12.1 1-3, 12.2 1-2, 12.3 1-4
	13.1 1, 13.2 1-5, 13.3 1-2, 13.4 1-5
	14.1 1-2, 14.2 1-4, 14.3 1-3
	15.1 1-3, 15.2 1-3, 15.3 1-7
	16.1 1, 16.2 1-5, 16.3 1-4, 16.4 1-3, 16.5 1-3
	17.1 1, 17.2 1-4, 17.3 1-2
`;

const text = readFileSync(path.join(ROOT, "docs/security.md"), "utf8");
const rows = [...text.matchAll(/^\| ([\d.]+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
	([, number = "", level = "", , state = "", how = ""]) => ({ number, level, state, how }),
);
const numbersOf = (state: string) => rows.filter((row) => row.state === state).map(({ number }) => number);

const tests = ["app", "clients", "components", "e2e", "lib", "prisma", "scripts"].flatMap((folder) =>
	readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
		.map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
		.filter((file) => /\.(test|spec)\.tsx?$/.test(file) && !file.includes("/node_modules/")),
);
const testsNamedIn = (how: string) =>
	[...how.matchAll(/`([\w./-]+\.(?:test|spec)\.tsx?)`/g)].map(([, name = ""]) => name);

it("each requirement of levels 1 and 2 has its line, once and in order", () => {
	const asked = REQUIREMENTS.trim()
		.split(/[,\n]/)
		.flatMap((line) => {
			const [section = "", ...parts] = line.trim().split(" ");
			return parts.flatMap((part) => {
				const [first = 0, last = first] = part.split("-").map(Number);
				return Array.from({ length: last - first + 1 }, (_, nth) => `${section}.${first + nth}`);
			});
		});
	expect(asked).toHaveLength(253);
	expect(rows.map(({ number }) => number)).toEqual(asked);
});

it("each is held, open or not applicable, and the summary counts them", () => {
	const count = (state: string) => numbersOf(state).length;
	expect(count("held") + count("not applicable") + count("open")).toBe(rows.length);
	for (const state of ["held", "not applicable", "open"]) expect(text).toContain(`| ${state} | ${count(state)} |`);
	const deployments = rows.filter(({ how }) => how.startsWith("the deployment's: "));
	expect(deployments.every(({ state }) => state === "not applicable")).toBe(true);
	expect(text).toContain(`; ${deployments.length} of these are the deployment's`);
	const [first, second] = ["1", "2"].map((level) => rows.filter((row) => row.level === level).length);
	expect(text).toContain(`Level 1 has ${first} of these lines, level 2 the other ${second}.`);
});

it("what is open is listed first, with what is missing, its risk and what one would do", () => {
	const listed = [...text.matchAll(/^\| (\d[\d.]+) \| [^|]{10,} \| [^|]{10,} \| [^|]{10,} \|$/gm)];
	expect(listed.map(([, number]) => number)).toEqual(numbersOf("open"));
});

it("what is held names a test that is there, and which one; a document; or says that there is none", () => {
	for (const { number, state, how } of rows) {
		const named = testsNamedIn(how);
		if (state === "held") expect(named.length > 0 || /\]\(|no test/.test(how), number).toBe(true);
		for (const name of named) {
			const meant = tests.filter((file) => file === name || file.endsWith(`/${name}`));
			expect(meant, `${number} names ${name}`).toHaveLength(1);
		}
	}
});
