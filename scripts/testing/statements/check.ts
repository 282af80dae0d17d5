import type pg from "pg";
import type { RecordedStatement } from "../../../lib/testing/connections/recorded-statements.ts";
import type { Caller, DeclaredColumn } from "./declared-rows.ts";
import { type DescribedColumn, describeColumns } from "./described-columns.ts";

/**
 * What of a type comes as which value: the same through Prisma and through a `pg` client. Others don't (numeric,
 * timestamp, arrays of an enum), or don't come at all (void), and are cast in their statements.
 */
const KINDS: Readonly<Record<string, string>> = {
	bool: "boolean",
	int2: "number",
	int4: "number",
	int8: "bigint",
	_int8: "bigint[]",
	float8: "number",
	text: "string",
	varchar: "string",
	bpchar: "string",
	name: "string",
	uuid: "string",
	_text: "string[]",
	_uuid: "string[]",
	date: "Date",
	timestamptz: "Date",
	json: "json",
	jsonb: "json",
};
const WRITES = /^\s*(INSERT|UPDATE|DELETE)\b/;
const JSON_KINDS = /^(string|number|boolean|json)(\[\])*$/;

interface Found {
	/** All of them, tests included, so that each statement is known to be its caller's. */
	readonly callers: readonly Caller[];
	readonly recorded: readonly RecordedStatement[];
	readonly isChecked: (caller: Caller) => boolean;
}

/**
 * Holds what PostgreSQL says of recorded statements against the rows that their callers declare: the same columns, of
 * types that fit. Whether a column can be null is not known to it. Returns a sentence for each difference, for each
 * caller whose row can't be read, and for each that asked for no statement.
 */
export async function checkStatements(client: pg.Client, { callers, recorded, isChecked }: Found): Promise<string[]> {
	const textsOf = textsByCaller(callers, recorded);
	const checked = callers.filter(isChecked);
	const typed = checked.filter(({ row }) => row).flatMap(({ place }) => [...(textsOf.get(place) ?? [])]);
	const described = await describeColumns(client, new Set(typed));
	return checked.flatMap(({ place, row, unreadable, isQuery }) => {
		if (unreadable) return [`${place} declares ${unreadable} as its row: name its columns.`];
		const texts = textsOf.get(place);
		if (!texts) return [`${place} asks for a statement that no test has asked for.`];
		const problems = [...texts].flatMap((text) => {
			if (row) return differences(row, described.get(text) ?? []);
			return isQuery && WRITES.test(text) ? ["reads no rows of what it writes: that is an `execute`."] : [];
		});
		return [...new Set(problems)].map((problem) => `${place} ${problem}`);
	});
}

/** The nearest caller is who asked; one whose row can't be read hands on what another asks for. */
function textsByCaller(callers: readonly Caller[], recorded: readonly RecordedStatement[]): Map<string, Set<string>> {
	const known = new Set(callers.filter(({ unreadable }) => !unreadable).map(({ place }) => place));
	const textsOf = new Map<string, Set<string>>();
	for (const { text, places } of recorded) {
		const place = places.find((one) => known.has(one));
		if (!place) continue;
		const texts = textsOf.get(place) ?? new Set();
		textsOf.set(place, texts.add(text));
	}
	return textsOf;
}

function differences(declared: readonly DeclaredColumn[], described: readonly DescribedColumn[] | Error): string[] {
	if (described instanceof Error) return [`asks for what PostgreSQL refuses: ${described.message}.`];
	const names = described.map(({ name }) => name);
	const twice = names.filter((name, index) => names.indexOf(name) < index);
	const undeclared = names.filter((name) => !declared.some((column) => column.name === name));
	return [
		...twice.map((name) => `returns "${name}" twice.`),
		...undeclared.map((name) => `returns "${name}", which its row doesn't declare.`),
		...declared.flatMap((column) => {
			const returned = described.find(({ name }) => name === column.name);
			if (!returned) return [`declares "${column.name}", which its statement doesn't return.`];
			if (fits(column, returned)) return [];
			return [`declares "${column.name}" as ${column.type}, and its statement returns ${returned.type}.`];
		}),
	];
}

function fits({ kinds }: DeclaredColumn, { type, isEnum }: DescribedColumn): boolean {
	const kind = isEnum ? "string" : KINDS[type];
	return kinds.every((one) => (kind === "json" ? JSON_KINDS.test(one) : one === kind));
}
