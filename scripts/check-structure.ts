import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { en } from "@/messages/en.ts";
import { ROOT } from "./settings.ts";
import { checkStructure } from "./structure/check.ts";
import { checkRuleCitations, ruleNumbers } from "./structure/rule-citations.ts";

// Holds the sources to CONTRIBUTING.md's layout and import rules. There is no list of exceptions.

const FOLDERS = ["app", "clients", "components", "lib", "messages", "prisma", "scripts", "e2e"];

const files = textsOf(FOLDERS, /\.tsx?$/);
const documents = textsOf([...FOLDERS, "docs"], /\.(md|sql|prisma)$/);
for (const file of ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"])
	documents.set(file, textOf(file));
const rules = ruleNumbers(textOf("docs/product.md"));
const findings = [
	...checkStructure(files, en),
	...[...files, ...documents]
		.filter(([file]) => !file.startsWith("scripts/structure/"))
		.flatMap(([file, text]) => checkRuleCitations(file, text, rules)),
];
const errors = findings.filter((finding) => !finding.isWarning);
for (const { path: file, line, message, isWarning } of findings) {
	process.stdout.write(`${isWarning ? "warning" : "error"}  ${file}:${line} ${message}\n`);
}
process.stdout.write(`${files.size} files, ${errors.length} errors, ${findings.length - errors.length} warnings\n`);
if (errors.length) process.exitCode = 1;

/** The texts of the files in these folders whose names match, by their path from the root. */
function textsOf(folders: readonly string[], names: RegExp): Map<string, string> {
	return new Map(
		folders.flatMap((folder) =>
			readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
				.map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
				.filter((file) => names.test(file) && !/\/(node_modules|generated)\//.test(file))
				.map((file): [string, string] => [file, textOf(file)]),
		),
	);
}

function textOf(file: string): string {
	return readFileSync(path.join(ROOT, file), "utf8");
}
