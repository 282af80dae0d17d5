import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { Failure } from "./failure.ts";
import { applicationEnvironment } from "./processes/application-process.ts";
import { beforeExit } from "./processes/shutdown.ts";
import { ROOT } from "./settings.ts";

/** What a build is made of. */
const SOURCES = [
	...["app", "components", "lib", "messages", "public", "prisma/schema.prisma", "package-lock.json"],
	...["next.config.ts", "instrumentation.ts", "postcss.config.mjs", "proxy.ts", "tsconfig.json"],
];
const IS_TEST = /\.test\.tsx?$|(^|\/)lib\/testing\//;

const OUTPUT = path.join(ROOT, ".next");
/** Written last: what the build was made of, and every file of it. */
const MARK = "sources";
/** For the compiler and for development; neither is served. */
const NOT_SERVED = /^(cache|dev|types|trace|diagnostics|lock)(\/|$|-)/;

const markSchema = z.object({ sources: z.string(), files: z.record(z.string(), z.boolean()) });

export const NEXT = createRequire(import.meta.url).resolve("next/dist/bin/next");

/** Builds the application, unless there is a whole build of exactly these sources. */
export async function ensureBuild(): Promise<void> {
	const sources = hashSources();
	const found = inspectBuild(OUTPUT, sources);
	if (found === "whole") return;
	if (found !== "none") process.stdout.write(`The build lacks .next/${found.lacks}. `);
	process.stdout.write("Building the application …\n");
	// An interrupted build has no mark, although an earlier one may have had the same sources.
	rmSync(path.join(OUTPUT, MARK), { force: true });
	const child = spawn(process.execPath, [NEXT, "build"], {
		cwd: ROOT,
		env: applicationEnvironment("build", { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
		stdio: ["ignore", "pipe", "pipe"],
	});
	beforeExit(() => void child.kill("SIGTERM"));
	let said = "";
	child.stdout.on("data", (chunk) => (said += chunk));
	child.stderr.on("data", (chunk) => (said += chunk));
	const [code] = await once(child, "close");
	if (code !== 0) throw new Failure(`${said.trim()}\n\nThe application could not be built: see above.`);
	markBuild(OUTPUT, sources);
}

/** Notes what a complete build was made of, and its files. Written beside, and renamed when complete. */
export function markBuild(output: string, sources: string): void {
	const mark: z.infer<typeof markSchema> = { sources, files: listBuilt(output) };
	const file = path.join(output, MARK);
	writeFileSync(`${file}.new`, JSON.stringify(mark));
	renameSync(`${file}.new`, file);
}

/**
 * Whether a folder holds a build of these sources with every file that it was made with, none of them emptied by a crash
 * of the machine; which file it lacks; or that it holds no such build.
 */
export function inspectBuild(output: string, sources: string): "whole" | "none" | { readonly lacks: string } {
	const mark = readMark(path.join(output, MARK));
	if (mark?.sources !== sources) return "none";
	const lost = findLost(output, mark.files);
	return lost ? { lacks: lost } : "whole";
}

/** Undefined if there is none, or it can't be read. */
function readMark(file: string): z.infer<typeof markSchema> | undefined {
	try {
		return markSchema.parse(JSON.parse(readFileSync(file, "utf8")));
	} catch {
		return undefined;
	}
}

/** The served files of a build, by path below its folder, and whether each has content. */
function listBuilt(output: string): Record<string, boolean> {
	const entries = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const names = entries.map((entry) => path.relative(output, path.join(entry.parentPath, entry.name)));
	const served = names.map((name) => name.split(path.sep).join("/")).filter((name) => !NOT_SERVED.test(name));
	return Object.fromEntries(served.map((name) => [name, statSync(path.join(output, name)).size > 0]));
}

/** The first file of a build that is gone, or that a crash of the machine has left empty. */
function findLost(output: string, files: Readonly<Record<string, boolean>>): string | undefined {
	return Object.keys(files).find((name) => {
		const found = statSync(path.join(output, name), { throwIfNoEntry: false });
		return !found?.isFile() || (files[name] === true && found.size === 0);
	});
}

function hashSources(): string {
	const hash = createHash("sha256");
	for (const file of SOURCES.flatMap(listFiles).filter((file) => !IS_TEST.test(file))) {
		hash.update(`${file}\n`).update(readFileSync(path.join(ROOT, file)));
	}
	return hash.digest("hex");
}

function listFiles(source: string): string[] {
	const absolute = path.join(ROOT, source);
	if (!existsSync(absolute)) return [];
	if (statSync(absolute).isFile()) return [source];
	return readdirSync(absolute, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
		.sort();
}
