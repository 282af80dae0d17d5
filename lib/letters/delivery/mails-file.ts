import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readPeriod } from "@/lib/platform/database/read-today.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { literally } from "@/lib/text/containing.ts";
import { maySeeMail } from "./policy.ts";
import type { MailQuery } from "./schema.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "mail_id", kind: "id" },
	{ name: "written_at", kind: "instant" },
	{ name: "kind", kind: "text" },
	{ name: "recipient_name", kind: "text" },
	{ name: "recipient_email", kind: "text" },
	{ name: "organization", kind: "text" },
	{ name: "subject", kind: "text" },
	{ name: "status", kind: "text" },
	{ name: "attempts", kind: "number" },
	{ name: "last_attempted_at", kind: "instant" },
	{ name: "last_error", kind: "text" },
];

const SORT_COLUMNS: Record<MailQuery["sort"], string> = {
	createdAt: `"mail"."created_at"`,
	recipient: `"mail"."recipient_email"`,
	attempts: `"mail"."attempts"`,
};

/** Every mail that Operator › Mail shows with these filters, in its order, never what it says; null without *See Mail*. */
export async function readMailsFile(
	{ actor, db = database() }: ReadContext,
	{ search, status, kind, sort, descending, ...days }: MailQuery,
): Promise<CsvQuery | null> {
	if (!maySeeMail(actor)) return null;
	const { start, end } = await readPeriod(sqlOf(db), days);
	const values = new SqlValues();
	const where = ["true"];
	if (status) where.push(`"mail"."status" = ${values.add(status, "mail_status")}`);
	if (kind) where.push(`"mail"."kind" = ${values.add(kind, "text")}`);
	if (start) where.push(`"mail"."created_at" >= ${values.add(start, "timestamptz")}`);
	if (end) where.push(`"mail"."created_at" < ${values.add(end, "timestamptz")}`);
	if (search) {
		const contains = values.add(`%${literally(search)}%`, "text");
		const texts = ["recipient_email", "recipient_name", "subject"];
		where.push(`(${texts.map((text) => `"mail"."${text}" ILIKE ${contains}`).join(" OR ")})`);
	}
	const text = `SELECT "mail"."id" AS "mail_id", "mail"."created_at" AS "written_at", "mail"."kind", "recipient_name",
			"recipient_email", "organization"."name" AS "organization", "subject", "status"::text AS "status", "attempts",
			"last_attempted_at", "last_error"
		FROM "mail" LEFT JOIN "organization" ON "organization"."id" = "mail"."organization_id"
		WHERE ${where.join(" AND ")}
		ORDER BY ${SORT_COLUMNS[sort]} ${descending ? "DESC" : "ASC"}, "mail"."created_at" DESC, "mail"."id" DESC`;
	return { text, values: values.values, columns: COLUMNS };
}
