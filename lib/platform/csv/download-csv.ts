import { PassThrough } from "node:stream";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { reportSource } from "../database/report-source.ts";
import { logger } from "../logger.ts";
import { type CsvQuery, copyStatement, type LinesQuery, SpreadsheetBytes } from "./csv-query.ts";

/** Downloads that run at once in this process. Each has its own connection, so that pages never wait for one. */
export const MAX_DOWNLOADS = 10;
/** How many of them one user may run, so that no user takes them all. */
export const MAX_DOWNLOADS_OF_ONE = 5;

const LONGEST_MS = 30 * 60_000;
/** How long a reader may stop reading. */
const LONGEST_PAUSE_MS = 60_000;
const CONNECTION_TIMEOUT_MS = 10_000;

interface Download {
	/** The user who downloads. */
	readonly userId: string;
	/** Times in the file are in this zone, an IANA name. */
	readonly timeZone: string;
	readonly longestPauseMs?: number;
	/** The database; that of reports unless it is said. */
	readonly url?: string;
}

const shared = globalThis as { commonpurseDownloads?: string[] };
shared.commonpurseDownloads ??= [];
/** The user ids whose downloads are running. */
const running = shared.commonpurseDownloads;

/**
 * The file of a query as a stream of bytes, sent as fast as the reader takes them, or null where too many downloads are
 * running. It is complete or it breaks: an error half-way is the stream's error, and one before the first row is
 * thrown. Cancelling the stream ends the query.
 */
export async function downloadCsv(
	query: CsvQuery | LinesQuery,
	download: Download,
): Promise<ReadableStream<Uint8Array> | null> {
	const { userId, longestPauseMs = LONGEST_PAUSE_MS } = download;
	const ofTheSame = running.filter((id) => id === userId).length;
	if (running.length >= MAX_DOWNLOADS || ofTheSame >= MAX_DOWNLOADS_OF_ONE) return null;
	running.push(userId);
	const url = download.url ?? (await reportSource()).url;
	const client = new pg.Client({
		connectionString: url,
		connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
		// Shows whose connection it is in the database's list of connections.
		application_name: `csv of ${userId}`,
	});
	// Errors of the connection reach the reader through the query.
	client.on("error", () => undefined);
	let isOver = false;
	const end = () => {
		if (isOver) return;
		isOver = true;
		running.splice(running.indexOf(userId), 1);
		// In the middle of a query this drops the connection, and the database, which checks every second, ends the query.
		client.end().catch(() => undefined);
	};
	try {
		await client.connect();
		await begin(client, download.timeZone);
		const bytes = copied(client, query);
		const first = await bytes.next();
		return asStream(bytes, { first, longestPauseMs, end });
	} catch (error) {
		end();
		throw error;
	}
}

/**
 * Begins the transaction that the file is read in. Nothing can be changed in it, and what is set ends with it: behind a pooler,
 * its connection is another user's afterwards.
 */
async function begin(client: pg.Client, timeZone: string): Promise<void> {
	await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${LONGEST_MS}`);
	// Some systems can't check whether the client is still connected: an abandoned query then ends at its next row.
	await client.query(`DO $$ BEGIN
		PERFORM set_config('client_connection_check_interval', '1s', true); EXCEPTION WHEN OTHERS THEN NULL;
	END $$`);
	await client.query("SAVEPOINT zone");
	try {
		await client.query("SELECT set_config('TimeZone', $1, true)", [timeZone]);
	} catch (error) {
		// A zone that this machine's list has and the database's doesn't have yet.
		logger.warn(
			{ timeZone, error },
			"The database doesn't know a reader's time zone; the times in the file are in UTC.",
		);
		await client.query("ROLLBACK TO SAVEPOINT zone; SET LOCAL TimeZone = 'UTC'");
	}
}

/** The file. Its transaction is committed when the database has sent it, however slow the reader is. */
async function* copied(client: pg.Client, query: CsvQuery | LinesQuery): AsyncGenerator<Buffer, void> {
	const rows = client.query(copyTo(copyStatement(query), { highWaterMark: CHUNK_BYTES }));
	// Without it, a pooler drops its own connection when this one ends. Why a file broke, its stream says.
	const committed = client.query("COMMIT").catch(() => undefined);
	const options = { highWaterMark: CHUNK_BYTES };
	const file = "columns" in query ? new SpreadsheetBytes(options) : new PassThrough(options);
	rows.on("error", (error) => file.destroy(error));
	yield* rows.pipe(file);
	await committed;
}

const CHUNK_BYTES = 64 * 1024;

function asStream(
	bytes: AsyncIterator<Buffer>,
	{ first, longestPauseMs, end }: { first: IteratorResult<Buffer>; longestPauseMs: number; end: () => void },
): ReadableStream<Uint8Array> {
	let next: IteratorResult<Buffer> | null = first;
	let pause: NodeJS.Timeout | undefined;
	const close = () => {
		clearTimeout(pause);
		end();
	};
	const waitForReader = (controller: ReadableStreamDefaultController) => {
		pause = setTimeout(() => {
			controller.error(new Error(`A download was not read for ${longestPauseMs} ms.`));
			end();
		}, longestPauseMs);
	};
	return new ReadableStream<Uint8Array>(
		{
			start: waitForReader,
			async pull(controller) {
				clearTimeout(pause);
				try {
					const { done, value } = next ?? (await bytes.next());
					next = null;
					if (!done) {
						controller.enqueue(value);
						return waitForReader(controller);
					}
					controller.close();
				} catch (error) {
					logger.warn({ error }, "A download broke off.");
					controller.error(error);
				}
				close();
			},
			cancel: close,
		},
		{ highWaterMark: 0 },
	);
}
