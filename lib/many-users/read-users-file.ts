import type { ReadContext } from "@/lib/actions/verb.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { knownTimeZone } from "@/lib/platform/database/deployment-time-zone.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { ReadUsersFileInput } from "./schema.ts";
import { usersFileOf } from "./users-file.ts";

/** The selected people as a CSV file, at most a thousand, times in the reader's zone. Needs *View User List*. */
export async function readUsersFile(
	{ actor }: ReadContext,
	{ userIds }: ReadUsersFileInput,
): Promise<Result<{ csv: string }>> {
	if (!maySeeUsers(actor)) return refuse("NOT_FOUND", "notFound");
	const { userId, timeZone } = actor;
	const file = await downloadCsv(usersFileOf(actor, userIds), { userId, timeZone: timeZone ?? knownTimeZone() });
	return file ? done({ csv: await new Response(file).text() }) : refuse("BUSY", "busy");
}
