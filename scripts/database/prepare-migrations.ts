import type pg from "pg";
import { asciiDomain } from "@/lib/text/addresses/mail-address.ts";
import { Failure } from "../failure.ts";

/**
 * What has to be done before a migration, in its transaction, because SQL can't: a migration that was applied somewhere
 * never changes, not even if another database's rows stop it. Throws a `Failure` that names the rows that a person has
 * to decide about; then nothing is changed.
 */
export const PREPARATIONS: Readonly<Record<string, (client: pg.Client) => Promise<void>>> = {
	"20261122170000_domains_in_ascii": spellDomainsInAscii,
	"20261129080200_domains_in_ascii_everywhere": spellDomainsInAscii,
};

/** The columns that hold people's addresses; `unique`: the expression that must be unique, in lower case. */
const ADDRESSES = [
	{ table: "user", column: "email", unique: { within: "NULL::uuid", where: "true" } },
	{ table: "user", column: "pending_email", unique: null },
	{
		table: "invitation",
		column: "email",
		unique: { within: `"organization_id"`, where: `"accepted_at" IS NULL AND "revoked_at" IS NULL` },
	},
	{ table: "token", column: "email", unique: null },
] as const;

const NOT_ASCII = (column: string) =>
	`octet_length(substring("${column}" FROM '[^@]*$')) <> char_length(substring("${column}" FROM '[^@]*$'))`;

/** Every domain as the Domain Name System spells it: `…@bücher.example` becomes `…@xn--bcher-kva.example`. */
async function spellDomainsInAscii(client: pg.Client): Promise<void> {
	const problems: string[] = [];
	for (const address of ADDRESSES) problems.push(...(await convert(client, address)));
	if (problems.length === 0) return;
	throw new Failure(
		`These addresses can't be spelled in ASCII by themselves. Change or remove them, then start again:\n${problems.join("\n")}`,
	);
}

/** Returns the obstacles, a line each; if there are none, the rows are converted. */
async function convert(client: pg.Client, { table, column, unique }: (typeof ADDRESSES)[number]): Promise<string[]> {
	const { rows } = await client.query<{ id: string; address: string }>(
		`SELECT "id", "${column}" AS "address" FROM "${table}" WHERE ${NOT_ASCII(column)} ORDER BY "id"`,
	);
	if (rows.length === 0) return [];
	const converted = rows.map(({ id, address }) => ({ id, address, ascii: inAscii(address) }));
	const unreadable = converted.filter(({ ascii }) => ascii === null);
	if (unreadable.length > 0) {
		return unreadable.map(({ id, address }) => `${table} ${id}: ${address} has no domain that mail can be sent to`);
	}
	const values = [converted.map(({ id }) => id), converted.map(({ ascii }) => ascii)];
	if (unique) {
		const clashes = await client.query<{ line: string }>(
			`SELECT string_agg("${column}" || ' (' || "id" || ')', ' and ' ORDER BY "id") AS "line"
			FROM "${table}" LEFT JOIN unnest($1::uuid[], $2::text[]) AS "changed" ("id", "ascii") USING ("id")
			WHERE ${unique.where} GROUP BY ${unique.within}, lower(coalesce("ascii", "${column}")) HAVING count(*) > 1`,
			values,
		);
		if (clashes.rows.length > 0) return clashes.rows.map(({ line }) => `${table}: ${line} are one address`);
	}
	await client.query(
		`UPDATE "${table}" SET "${column}" = "changed"."ascii"
		FROM unnest($1::uuid[], $2::text[]) AS "changed" ("id", "ascii") WHERE "${table}"."id" = "changed"."id"`,
		values,
	);
	return [];
}

function inAscii(address: string): string | null {
	const at = address.lastIndexOf("@");
	const domain = at > 0 ? asciiDomain(address.slice(at + 1)) : null;
	return domain && `${address.slice(0, at)}@${domain}`;
}
