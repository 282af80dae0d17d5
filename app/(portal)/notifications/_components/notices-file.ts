import type { ReadContext } from "@/lib/actions/verb.ts";
import { listNotices } from "@/lib/notices/queries.ts";
import type { NoticeQuery } from "@/lib/notices/schema.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { MOST_FILE_ROWS, rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import { noticeWords } from "./notice-words.ts";

const COLUMNS = [
	{ name: "created_at", kind: "instant" },
	...(["kind", "notification", "detail", "state"] as const).map((name) => ({ name, kind: "text" as const })),
] as const satisfies readonly CsvColumn[];

/** All notices that the list shows with these filters, in its order and words; "tooLong" above `MOST_FILE_ROWS`. */
export async function readNoticesFile(context: ReadContext, query: NoticeQuery): Promise<CsvQuery | "tooLong"> {
	const [{ rows, total }, textOf] = await Promise.all([
		listNotices(context, { ...query, offset: 0, limit: MOST_FILE_ROWS }),
		noticeWords(),
	]);
	if (total > rows.length) return "tooLong";
	return rowsFileOf(
		COLUMNS,
		rows.map(({ createdAt, about, isRead }) => {
			const { title, detail } = textOf(about);
			return {
				...{ created_at: createdAt, kind: about?.kind ?? null, notification: title, detail },
				state: isRead ? "read" : "unread",
			};
		}),
	);
}
