import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../settings.ts";

const FOLDERS = ["app", "clients", "components", "docs", "e2e", "lib", "messages", "prisma", "scripts"];
const AT_THE_ROOT = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"];

const files = FOLDERS.flatMap((folder) =>
	readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
		.map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
		.filter((file) => !file.includes("/node_modules/")),
);
const documents = [...AT_THE_ROOT, ...files.filter((file) => file.endsWith(".md"))].map((file) => ({
	file,
	text: readFileSync(path.join(ROOT, file), "utf8"),
}));

/** What documents name and isn't there, each with its document. */
function missing(named: (text: string) => readonly string[], isThere: (name: string, document: string) => boolean) {
	return documents.flatMap(({ file, text }) =>
		named(text)
			.filter((name) => !isThere(name, file))
			.map((name) => `${file} names ${name}`),
	);
}

/** Each word of what stands in backticks, without those that stand for many, such as `lib/<domain>/`. */
function codeWords(text: string): string[] {
	return [...text.matchAll(/`([^`\n]+)`/g)]
		.flatMap(([, code = ""]) => code.split(/\s+/))
		.filter((word) => !/[<>*…]/.test(word));
}

it("files and folders in backticks are there: by their path, or by the end of it", () => {
	const isPath = new RegExp(`^(${FOLDERS.join("|")})/`);
	const named = (text: string) =>
		codeWords(text).filter((word) => isPath.test(word) || /^[\w./-]+\.(tsx?|mjs|sql)$/.test(word));
	const isThere = (name: string) =>
		existsSync(path.join(ROOT, name)) || (!isPath.test(name) && files.some((file) => file.endsWith(`/${name}`)));
	expect(missing(named, isThere)).toEqual([]);
});

it("links lead to files that are there", () => {
	const named = (text: string) => [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = ""]) => link);
	expect(missing(named, (link, file) => existsSync(path.resolve(ROOT, path.dirname(file), link)))).toEqual([]);
});

it("alerts lead to a part of the page on operations, and so do its own links", () => {
	const page = documents.find(({ file }) => file === "docs/operations.md")?.text ?? "";
	const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading);
	const alerts = readFileSync(path.join(ROOT, "docs/operations/alerts.yml"), "utf8");
	const runbooks = [...alerts.matchAll(/runbook: (.*?) \}/g)].map(([, runbook = ""]) => runbook);
	expect(runbooks.length).toBeGreaterThan(5);
	expect(runbooks.filter((runbook) => !headings.includes(runbook))).toEqual([]);
	const anchors = headings.map((heading) =>
		heading
			.toLowerCase()
			.replace(/[^\w -]/g, "")
			.replaceAll(" ", "-"),
	);
	const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = ""]) => link);
	expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
});

it("commands of npm are scripts of the package", () => {
	const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
	const named = (text: string) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = ""]) => script);
	expect(missing(named, (script) => script in scripts)).toEqual([]);
});
