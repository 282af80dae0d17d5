import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { newId } from "@/lib/platform/ids.ts";
import { arrays, type Columns, unnest } from "../posting/insert-rows.ts";

/** A person has used the share of their limit on a pool from which on they are warned (product.md 45). */
export interface LimitWarning {
	readonly accountId: string;
	readonly userId: string;
	readonly period: LimitPeriod;
	/** The period's first day, of the deployment; null where the limit is in total. */
	readonly since: string | null;
	/** The limit, and what is used of it by now. */
	readonly credits: bigint;
	readonly used: bigint;
	readonly resetsAt: Date | null;
	readonly raisedUntil: Date | null;
	readonly tellsSetter: boolean;
	readonly setById: string;
	readonly at: Date;
}

const WARNING: Columns<Record<string, string | bigint | Date | null>> = {
	account_id: "uuid",
	id: "uuid",
	user_id: "uuid",
	period: "limit_period",
	since: "date",
	credits: "int8",
	used: "int8",
	resets_at: "timestamptz",
	raised_until: "timestamptz",
	tells_setter: "bool",
	set_by_id: "uuid",
	warned_at: "timestamptz",
};

/** Writes warnings, once a period and person, under the pools' locks. They are told afterwards. */
export async function writeWarnings(sql: Sql, warnings: readonly LimitWarning[]): Promise<void> {
	if (warnings.length === 0) return;
	const names = Object.keys(WARNING)
		.map((name) => `"${name}"`)
		.join(", ");
	await sql.execute(
		`INSERT INTO "limit_warning" (${names}) SELECT ${names} FROM ${unnest(WARNING)}
		ON CONFLICT ("account_id", "user_id", "period", "since") DO NOTHING`,
		arrays(
			WARNING,
			warnings.map((warning) => ({
				account_id: warning.accountId,
				id: newId(),
				user_id: warning.userId,
				period: warning.period,
				since: warning.since,
				credits: warning.credits,
				used: warning.used,
				resets_at: warning.resetsAt,
				raised_until: warning.raisedUntil,
				tells_setter: String(warning.tellsSetter),
				set_by_id: warning.setById,
				warned_at: warning.at,
			})),
		),
	);
}
