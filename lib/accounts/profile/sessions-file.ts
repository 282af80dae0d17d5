import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import { listOwnSessions } from "./queries.ts";

const COLUMNS = [
	...(["browser", "system", "ip_address"] as const).map((name) => ({ name, kind: "text" as const })),
	{ name: "signed_in_at", kind: "instant" },
	{ name: "last_seen_at", kind: "instant" },
	{ name: "this_session", kind: "text" },
] as const satisfies readonly CsvColumn[];

/** The user's own active sessions, as Profile & Security lists them: this one first, then the last used. */
export async function readSessionsFile(context: ReadContext, thisSessionId: string | null): Promise<CsvQuery> {
	const sessions = await listOwnSessions(context, thisSessionId);
	const rows = sessions.map(({ device: { browser, system }, ipAddress, createdAt, lastSeenAt, isThis }) => ({
		...{ browser, system, ip_address: ipAddress, signed_in_at: createdAt, last_seen_at: lastSeenAt },
		this_session: isThis ? "yes" : "no",
	}));
	return rowsFileOf(COLUMNS, rows);
}
