import { sqlOf } from "@/lib/platform/database/transaction.ts";
import type { World } from "./world.ts";

/** What somebody would try first, and where forms of other frameworks gave way. */
const TRIED_FIRST = [
	"role",
	"rights",
	"isAdmin",
	"balance",
	"organizationId",
	"userId",
	"actorId",
	"status",
	"emailVerifiedAt",
	"constructor",
	"prototype",
	"toString",
];

/** The name of every column as the code writes it. */
async function columnNames({ db }: World): Promise<string[]> {
	const columns = await sqlOf(db).query<{ name: string }>(
		"SELECT DISTINCT column_name::text AS name FROM information_schema.columns WHERE table_schema = 'public'",
	);
	return columns.map(({ name }) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
}

export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The input with what it doesn't ask for: one field of those tried first, or every column's at once; in itself, and in each object in it. */
export async function withUnknownFields(world: World, input: Fields): Promise<Fields[]> {
	const tries = [...TRIED_FIRST.map((name) => [name]), await columnNames(world)];
	return tries.flatMap((names) => [
		...added(input, names),
		...Object.entries(input).flatMap(([key, part]) =>
			isFields(part) && !(part instanceof Date) ? added(part, names).map((more) => ({ ...input, [key]: more })) : [],
		),
	]);
}

/** The object with those of the fields that it hasn't; none where it has them all. */
function added(input: Fields, names: readonly string[]): Fields[] {
	const unknown = names.filter((name) => !Object.hasOwn(input, name));
	const value = "0199c0de-0000-7000-8000-000000000000";
	return unknown.length > 0 ? [{ ...input, ...Object.fromEntries(unknown.map((name) => [name, value])) }] : [];
}
