import { PassThrough, type Readable } from "node:stream";
import pg from "pg";
import { Failure } from "../failure.ts";

/** What PostgreSQL's server sends in the answer to BASE_BACKUP: each message begins with a letter that says what it is. */
const ARCHIVE_BEGINS = "n";
const ARCHIVE_CONTENT = "d";

/**
 * Everything that the server keeps, as the tar archive that it makes of itself for replication (`pg_basebackup` asks for
 * the same): while it runs and is written to, with the log that leads to one consistent state. Ends the connection.
 */
export async function openBaseBackup(superuserUrl: string): Promise<{ tar: Readable; close(): Promise<void> }> {
	const url = new URL(superuserUrl);
	url.searchParams.set("replication", "true");
	const client = new pg.Client({ connectionString: url.href });
	client.on("error", () => undefined);
	await client.connect();
	// Until the connection ends, it keeps the log that the backup needs from being removed by the server's own cleaning.
	await client.query(`CREATE_REPLICATION_SLOT "commonpurse_backup_${process.pid}" TEMPORARY PHYSICAL RESERVE_WAL`);
	const tar = new PassThrough();
	client.query(baseBackupInto(tar));
	return { tar, close: () => client.end() };
}

/** A query of `pg`'s own kind, for an answer that is neither rows nor an ordinary COPY. */
function baseBackupInto(tar: PassThrough): pg.Submittable {
	let connection: pg.Connection | undefined;
	let archives = 0;
	tar.on("drain", () => connection?.stream.resume());
	const nothing = () => undefined;
	const query = {
		submit(opened: pg.Connection) {
			connection = opened;
			opened.query("BASE_BACKUP (LABEL 'commonpurse', CHECKPOINT 'fast', WAL true, MANIFEST 'no')");
		},
		handleCopyData({ chunk }: { chunk: Buffer }) {
			const kind = String.fromCharCode(chunk[0] ?? 0);
			if (kind === ARCHIVE_BEGINS) archives += 1;
			if (archives > 1)
				tar.destroy(new Failure("A database with tablespaces of its own can't be backed up by this command."));
			// A copy: the buffer is the connection's.
			if (kind !== ARCHIVE_CONTENT || tar.destroyed || tar.write(Buffer.from(chunk.subarray(1)))) return;
			connection?.stream.pause();
		},
		handleReadyForQuery: () => void tar.end(),
		handleError: (error: Error) => void tar.destroy(error),
		handleRowDescription: nothing,
		handleDataRow: nothing,
		handleCommandComplete: nothing,
	};
	return query;
}
