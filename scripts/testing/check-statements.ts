import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { RECORDED_STATEMENTS, type RecordedStatement } from "../../lib/testing/recorded-statements.ts";
import { connected } from "../database.ts";
import { ROOT } from "../settings.ts";
import { isForTests } from "../structure/source.ts";
import { checkStatements } from "./statements/check.ts";
import { type Caller, declaredRows } from "./statements/declared-rows.ts";
import { openTestServer } from "./test-server.ts";

// Holds the raw SQL that the last run of tests asked for against the rows that are declared for it. Arguments are the
// folders or files whose callers must all have been seen: `lib/orders` after `npx vitest run lib/orders`.

const OURS = /^(app|components|lib|prisma|scripts)\//;

const [, , ...under] = process.argv;
const callers = declaredRows(ROOT, (file) => OURS.test(file));
const recorded = readRecorded();
const { templateUrl, stop } = await openTestServer();
try {
	const findings = await connected(templateUrl, (client) => checkStatements(client, { callers, recorded, isChecked }));
	for (const finding of findings) process.stdout.write(`error  ${finding}\n`);
	process.stdout.write(
		`${callers.filter(isChecked).length} places, ${recorded.length} statements, ${findings.length} errors\n`,
	);
	if (findings.length) process.exitCode = 1;
} finally {
	await stop();
}

/** `scripts/` isn't, nor what tests build on. */
function isChecked({ place }: Caller): boolean {
	const [file = ""] = place.split(":");
	if (file.startsWith("scripts/") || isForTests(file)) return false;
	return under.length === 0 || under.some((one) => file.startsWith(path.normalize(one)));
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
