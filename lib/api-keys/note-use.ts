import type { Database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { logger } from "@/lib/platform/logger.ts";

const underWay = new Set<string>();

/** Writes that keys are used now, at most once a minute each. Nobody waits for it, and a failure is made up for by the next use. */
export function noteUse(apiKeyIds: readonly string[], db: Database): void {
	const ids = apiKeyIds.filter((id) => !underWay.has(id));
	if (ids.length === 0) return;
	for (const id of ids) underWay.add(id);
	const noted = sqlOf(db).execute(
		`UPDATE "api_key" SET "last_used_at" = clock_timestamp()
		WHERE "id" = ANY ($1::uuid[]) AND coalesce("last_used_at" < clock_timestamp() - interval '1 minute', true)`,
		[ids],
	);
	noted
		.catch((error: unknown) => logger.warn({ err: error }, "The use of an API key was not noted."))
		.finally(() => {
			for (const id of ids) underWay.delete(id);
		});
}
