import { PassThrough } from "node:stream";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { env } from "../env.ts";
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
	const client = new pg.Client({
		connectionString: download.url ?? env.DATABASE_URL,
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
		await prepare(client, download.timeZone);
		const bytes = copied(client, query);
		const first = await bytes.next();
		return asStream(bytes, { first, longestPauseMs, end });
	} catch (error) {
		end();
		throw error;
	}
}

/** Nothing can be changed on this connection, and it doesn't outlive its download. */
async function prepare(client: pg.Client, timeZone: string): Promise<void> {
	await client.query(`SET default_transaction_read_only = on; SET statement_timeout = ${LONGEST_MS}`);
	// Some systems can't check whether the client is still connected: an abandoned query then ends at its next row.
	await client.query(`DO $$ BEGIN
		PERFORM set_config('client_connection_check_interval', '1s', false); EXCEPTION WHEN OTHERS THEN NULL;
	END $$`);
	try {
		await client.query("SELECT set_config('TimeZone', $1, false)", [timeZone]);
	} catch (error) {
		// A zone that this machine's list has and the database's doesn't have yet.
		logger.warn(
			{ timeZone, error },
			"The database doesn't know a reader's time zone; the times in the file are in UTC.",
		);
		await client.query("SET TimeZone = 'UTC'");
	}
}

function copied(client: pg.Client, query: CsvQuery | LinesQuery): AsyncIterator<Buffer> {
	const rows = client.query(copyTo(copyStatement(query), { highWaterMark: CHUNK_BYTES }));
	const options = { highWaterMark: CHUNK_BYTES };
	const file = "columns" in query ? new SpreadsheetBytes(options) : new PassThrough(options);
	rows.on("error", (error) => file.destroy(error));
	return rows.pipe(file)[Symbol.asyncIterator]();
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
