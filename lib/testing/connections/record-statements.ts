import { appendFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { statements } from "@/lib/platform/database/sql.ts";
import { RECORDED_STATEMENTS, type RecordedStatement } from "./recorded-statements.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
// The caller, and who hands statements on to it.
const NEAREST = 8;

// Runs before each test file, of which one process may run many.
if (!statements.hasSubscribers) {
	mkdirSync(RECORDED_STATEMENTS, { recursive: true });
	statements.subscribe((text) => record(String(text)));
}

const known = new Set<string>();

function record(text: string): void {
	const key = `${unmappedStack()}\n${text}`;
	if (known.has(key)) return;
	known.add(key);
	const recorded: RecordedStatement = { text, places: placesOf(new Error().stack ?? "") };
	appendFileSync(path.join(RECORDED_STATEMENTS, `${process.pid}.jsonl`), `${JSON.stringify(recorded)}\n`);
}

/** Where this is called from in the code as it runs: the places in the sources take far longer to find. */
function unmappedStack(): string {
	const { prepareStackTrace } = Error;
	Error.prepareStackTrace = (_, calls) =>
		calls
			.slice(0, NEAREST)
			.map((call) => `${call.getFileName()}:${call.getPosition()}`)
			.join("\n");
	try {
		return String(new Error().stack);
	} finally {
		Error.prepareStackTrace = prepareStackTrace;
	}
}

function placesOf(stack: string): string[] {
	return [...stack.matchAll(/([^\s(]+:\d+:\d+)\)?$/gm)]
		.map(([, place = ""]) => path.relative(ROOT, place).split(path.sep).join("/"))
		.filter((place) => /^(app|components|lib|prisma|scripts)\//.test(place));
}
