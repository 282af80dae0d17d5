import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import type { TableState, WrongWay } from "@/components/data-table/address/search-params.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { attachment } from "@/lib/text/attachment.ts";
import { formatDay } from "@/lib/text/format-date.ts";

const RETRY_AFTER_SECONDS = 30;

/**
 * A CSV file as a download, its times in the reader's zone; named after what is in it and the deployment's day.
 * A period whose first day comes after its last is refused in words (400).
 */
export async function csvResponse(
	request: Request,
	{ actor, query, name, state }: { actor: Actor; query: CsvQuery; name: string; state: Pick<TableState, "wrongWay"> },
): Promise<Response> {
	if (state.wrongWay) return wrongWayRound(state.wrongWay);
	const { day } = await readToday();
	const headers = {
		"Content-Type": "text/csv; charset=utf-8; header=present",
		"Content-Disposition": attachment(`${name} ${day}`, "csv"),
		"Cache-Control": "no-store",
		"X-Content-Type-Options": "nosniff",
	};
	// A client that asks for the headers alone would leave the rows unread.
	if (request.method === "HEAD") return new Response(null, { headers });
	const file = await downloadCsv(query, { userId: actor.userId, timeZone: await getTimeZone() });
	return file ? new Response(file, { headers }) : tooMany();
}

async function wrongWayRound({ from, to }: WrongWay): Promise<Response> {
	const [t, locale] = await Promise.all([getTranslations("table"), getLocale()]);
	const days = { from: formatDay(from, locale), to: formatDay(to, locale) };
	return inWords(t("wrongWay.file", days), { status: 400 });
}

async function tooMany(): Promise<Response> {
	const t = await getTranslations("table");
	return inWords(t("tooManyDownloads"), { status: 503, headers: { "Retry-After": String(RETRY_AFTER_SECONDS) } });
}

function inWords(
	sentence: string,
	{ status, headers = {} }: { status: number; headers?: Record<string, string> },
): Response {
	const all = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...headers };
	return new Response(`${sentence}\n`, { status, headers: all });
}
