import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./settings.ts";
import { checkStructure } from "./structure/check.ts";

// Holds the sources to CONTRIBUTING.md's layout and import rules. There is no list of exceptions.

const FOLDERS = ["app", "components", "lib", "prisma", "scripts", "e2e"];

const files = new Map(
	FOLDERS.flatMap((folder) =>
		readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
			.filter((file) => /\.tsx?$/.test(file))
			.map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
			.map((file): [string, string] => [file, readFileSync(path.join(ROOT, file), "utf8")]),
	),
);
const findings = checkStructure(files);
const errors = findings.filter((finding) => !finding.isWarning);
for (const { path: file, line, message, isWarning } of findings) {
	process.stdout.write(`${isWarning ? "warning" : "error"}  ${file}:${line} ${message}\n`);
}
process.stdout.write(`${files.size} files, ${errors.length} errors, ${findings.length - errors.length} warnings\n`);
if (errors.length) process.exitCode = 1;
