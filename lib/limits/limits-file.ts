import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { MOST_FILE_ROWS, rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import { database } from "@/lib/platform/database/db.ts";
import { listCreditUsers } from "./list-credit-users.ts";
import type { CreditUserQuery } from "./schema.ts";
import { readWalletLimits } from "./wallet-limits.ts";

const COLUMNS = [
	...(["name", "email", "credit_type"] as const).map((name) => ({ name, kind: "text" as const })),
	{ name: "limit", kind: "number" },
	{ name: "period", kind: "text" },
	{ name: "from", kind: "text" },
	{ name: "raised_until", kind: "id" },
	{ name: "used", kind: "number" },
	{ name: "left", kind: "number" },
	{ name: "resets_at", kind: "instant" },
] as const satisfies readonly CsvColumn[];

/**
 * Everyone who uses the actor's credits, as the list of limits shows them, with a row for each credit type: the limit that
 * counts now and what it leaves; empty cells where there is none. Credits. "tooLong" above `MOST_FILE_ROWS` people.
 */
export async function readLimitsFile(
	{ actor, db = database() }: ReadContext,
	query: CreditUserQuery,
): Promise<CsvQuery | "tooLong"> {
	const { rows: people, total } = await listCreditUsers({ actor, db }, { ...query, offset: 0, limit: MOST_FILE_ROWS });
	if (total > people.length) return "tooLong";
	const ids = people.map(({ id }) => id);
	const limits = (await readWalletLimits({ actor, db }, { ownerId: actor.userId, people: ids })) ?? [];
	const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } });
	const emails = new Map(users.map(({ id, email }) => [id, email]));
	const types = limits.map(({ creditType, people: limited }) => ({
		creditType,
		headrooms: new Map(limited.map(({ person, headroom }) => [person, headroom])),
	}));
	const rows = people.flatMap(({ id, name }) =>
		types.map(({ creditType, headrooms }) => {
			const headroom = headrooms.get(id) ?? null;
			return {
				...{ name, email: emails.get(id) ?? null, credit_type: creditType },
				...{ limit: headroom?.limit ?? null, period: headroom?.period ?? null, from: headroom?.from ?? null },
				...{ raised_until: headroom?.until ?? null, used: headroom?.used ?? null, left: headroom?.left ?? null },
				resets_at: headroom?.resetsAt ?? null,
			};
		}),
	);
	return rowsFileOf(COLUMNS, rows);
}
