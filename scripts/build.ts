import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { applicationEnvironment } from "./application-process.ts";
import { Failure } from "./failure.ts";
import { ROOT } from "./settings.ts";
import { beforeExit } from "./shutdown.ts";

/** What a build is made of. */
const SOURCES = [
	...["app", "components", "lib", "messages", "public", "prisma/schema.prisma", "package-lock.json"],
	...["next.config.ts", "instrumentation.ts", "postcss.config.mjs", "proxy.ts", "tsconfig.json"],
];
const IS_TEST = /\.test\.tsx?$|(^|\/)lib\/testing\//;

const MARK = path.join(ROOT, ".next", "sources");

export const NEXT = createRequire(import.meta.url).resolve("next/dist/bin/next");

/** Builds the application, unless there is a build of exactly these sources. */
export async function ensureBuild(): Promise<void> {
	const sources = hashSources();
	if (existsSync(MARK) && readFileSync(MARK, "utf8") === sources) return;
	process.stdout.write("Building the application …\n");
	const child = spawn(process.execPath, [NEXT, "build"], {
		cwd: ROOT,
		env: applicationEnvironment({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
		stdio: ["ignore", "pipe", "pipe"],
	});
	beforeExit(() => void child.kill("SIGTERM"));
	let said = "";
	child.stdout.on("data", (chunk) => (said += chunk));
	child.stderr.on("data", (chunk) => (said += chunk));
	const [code] = await once(child, "close");
	if (code !== 0) throw new Failure(`${said.trim()}\n\nThe application could not be built: see above.`);
	writeFileSync(MARK, sources);
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
