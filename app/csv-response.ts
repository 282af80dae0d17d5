import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import type { TableState, WrongWay } from "@/components/data-table/address/search-params.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { CsvQuery, LinesQuery } from "@/lib/platform/csv/csv-query.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { MOST_FILE_ROWS } from "@/lib/platform/csv/rows-file.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { attachment } from "@/lib/text/attachment.ts";
import { formatDay } from "@/lib/text/format-date.ts";

const RETRY_AFTER_SECONDS = 30;

interface DownloadedFile {
	readonly actor: Actor;
	/** Lines are JSON. */
	readonly query: CsvQuery | LinesQuery;
	readonly name: string;
}

/**
 * A CSV file as a download, its times in the reader's zone; named after what is in it and the deployment's day.
 * A period whose first day comes after its last is refused in words (400), and so is a file of too many rows (413).
 */
export async function csvResponse(
	request: Request,
	{ state, query, ...file }: Omit<DownloadedFile, "query"> & AskedFile,
): Promise<Response> {
	if (state.wrongWay) return wrongWayRound(state.wrongWay);
	return query === "tooLong" ? tooLong() : fileResponse(request, { ...file, query });
}

interface AskedFile {
	readonly state: Pick<TableState, "wrongWay">;
	/** "tooLong": more rows match than are put into words for one file. */
	readonly query: DownloadedFile["query"] | "tooLong";
}

/** The same of what has no table, and of a file of JSON. */
export async function fileResponse(request: Request, { actor, query, name }: DownloadedFile): Promise<Response> {
	const { day } = await readToday();
	const isCsv = "columns" in query;
	const headers = {
		"Content-Type": isCsv ? "text/csv; charset=utf-8; header=present" : "application/json; charset=utf-8",
		"Content-Disposition": attachment(`${name} ${day}`, isCsv ? "csv" : "json"),
		"Cache-Control": "no-store",
		"X-Content-Type-Options": "nosniff",
	};
	// A client that asks for the headers alone would leave the rows unread.
	if (request.method === "HEAD") return new Response(null, { headers });
	const file = await downloadCsv(query, { userId: actor.userId, timeZone: await getTimeZone() });
	return file ? new Response(file, { headers }) : tooMany();
}

export async function wrongWayRound({ from, to }: WrongWay): Promise<Response> {
	const [t, locale] = await Promise.all([getTranslations("tableRows"), getLocale()]);
	const days = { from: formatDay(from, locale), to: formatDay(to, locale) };
	return sentenceResponse(t("wrongWay.file", days), { status: 400 });
}

async function tooLong(): Promise<Response> {
	const t = await getTranslations("tableRows");
	return sentenceResponse(t("tooLongFile", { most: MOST_FILE_ROWS }), { status: 413 });
}

async function tooMany(): Promise<Response> {
	const t = await getTranslations("tableRows");
	return sentenceResponse(t("tooManyDownloads"), {
		status: 503,
		headers: { "Retry-After": String(RETRY_AFTER_SECONDS) },
	});
}

/** A file that isn't there, and why, in a sentence. */
export function sentenceResponse(
	sentence: string,
	{ status, headers = {} }: { status: number; headers?: Record<string, string> },
): Response {
	const all = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...headers };
	return new Response(`${sentence}\n`, { status, headers: all });
}
