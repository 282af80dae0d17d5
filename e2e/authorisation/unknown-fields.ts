import { sqlOf } from "@/lib/transaction.ts";
import type { World } from "./world.ts";

/** What somebody might try to set beside what a form asks for, and where forms of other frameworks gave way. */
const TRIED = [
	"role",
	"rights",
	"isAdmin",
	"balance",
	"organizationId",
	"actorId",
	"constructor",
	"prototype",
	"toString",
];

/** Every column's name as the code writes it, and the classics. */
export async function unknownFieldNames({ db }: World): Promise<string[]> {
	const columns = await sqlOf(db).query<{ name: string }>(
		"SELECT DISTINCT column_name::text AS name FROM information_schema.columns WHERE table_schema = 'public'",
	);
	const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
	return [...new Set([...columns.map(({ name }) => camelCase(name)), ...TRIED])].sort();
}

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The input with one field more: in itself, and in each object in it. */
export function withField(input: Fields, name: string): Fields[] {
	const value = "0199c0de-0000-7000-8000-000000000000";
	const inside = Object.entries(input).flatMap(([key, part]) =>
		isFields(part) && !(part instanceof Date) && !Object.hasOwn(part, name)
			? [{ ...input, [key]: { ...part, [name]: value } }]
			: [],
	);
	return Object.hasOwn(input, name) ? inside : [{ ...input, [name]: value }, ...inside];
}
