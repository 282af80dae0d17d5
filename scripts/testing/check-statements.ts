import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { RECORDED_STATEMENTS, type RecordedStatement } from "../../lib/testing/connections/recorded-statements.ts";
import { connected } from "../database/database.ts";
import { ROOT } from "../settings.ts";
import { isForTests } from "../structure/source.ts";
import { checkStatements } from "./statements/check.ts";
import { type Caller, declaredRows } from "./statements/declared-rows.ts";
import { openTestServer } from "./test-server.ts";

// Holds the raw SQL that the last run of tests asked for against the rows that are declared for it. Arguments are the
// folders or files whose callers must all have been seen: `lib/orders` after `npx vitest run lib/orders`. With `--read`,
// holds the SQL that the sources alone tell instead, without any tests: most of it.

const OURS = /^(app|components|lib|prisma|scripts)\//;

const [, , ...given] = process.argv;
const isRead = given.includes("--read");
const under = given.filter((one) => one !== "--read");
const callers = declaredRows(ROOT, (file) => OURS.test(file));
const recorded = isRead ? callers.flatMap(asRecorded) : readRecorded();
const ours = callers.filter(isOurs);
const checked = new Set(isRead ? ours.filter(({ texts, unreadable }) => texts ?? unreadable) : ours);
const { templateUrl, stop } = await openTestServer();
try {
	const isChecked = (caller: Caller) => checked.has(caller);
	const findings = await connected(templateUrl, (client) => checkStatements(client, { callers, recorded, isChecked }));
	for (const finding of findings) process.stdout.write(`error  ${finding}\n`);
	const left = ours.length - checked.size;
	if (left) process.stdout.write(`${left} places put their SQL together as they run: npm test checks it.\n`);
	process.stdout.write(`${checked.size} places, ${recorded.length} statements, ${findings.length} errors\n`);
	if (findings.length) process.exitCode = 1;
} finally {
	await stop();
}

/** `scripts/` isn't, nor what tests build on. */
function isOurs({ place }: Caller): boolean {
	const [file = ""] = place.split(":");
	if (file.startsWith("scripts/") || isForTests(file)) return false;
	return under.length === 0 || under.some((one) => file.startsWith(path.normalize(one)));
}

function asRecorded({ place, texts }: Caller): RecordedStatement[] {
	return (texts ?? []).map((text) => ({ text, places: [place] }));
}

function readRecorded(): RecordedStatement[] {
	if (!existsSync(RECORDED_STATEMENTS)) return [];
	return readdirSync(RECORDED_STATEMENTS).flatMap((file) =>
		readFileSync(path.join(RECORDED_STATEMENTS, file), "utf8")
			.split("\n")
			.filter(Boolean)
			.map((line): RecordedStatement => JSON.parse(line)),
	);
}
