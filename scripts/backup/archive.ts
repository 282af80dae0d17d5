import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { finished, pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import tar from "tar-stream";
import { z } from "zod";
import { Failure, messageOf } from "../failure.ts";

// A backup is one file: a compressed tar archive of `backup.json`, `secrets.json`, PostgreSQL's files below
// `postgres/`, and, last, `checksums.json` with the SHA-256 of each of them, which reveals a file that is incomplete or
// was changed.

const ABOUT = "backup.json";
const SECRETS = "secrets.json";
const POSTGRES = "postgres/";
const CHECKSUMS = "checksums.json";
const FORMAT = 1;

const aboutSchema = z.object({ format: z.number(), createdAt: z.string() });
const checksumsSchema = z.record(z.string(), z.string());

type Entry = tar.Extract extends AsyncIterable<infer Item> ? Item : never;

/** Where a restored file goes, and what is called about it. */
export interface RestoredFiles {
	makeDirectory(name: string): void;
	/** The path at which a file is to be written. */
	placeOf(name: string): string;
	written(name: string): void;
}

/** Writes a backup to a new file, readable by its owner only. `postgres` is the server's own archive of itself. */
export async function writeArchive(
	file: string,
	{ secrets, postgres }: { secrets: string; postgres: Readable },
): Promise<void> {
	const pack = tar.pack();
	const written = pipeline(pack, createGzip(), createWriteStream(file, { flags: "wx", mode: 0o600, flush: true }));
	const filled = fill(pack, { secrets, postgres }).catch((error) => {
		pack.destroy(error);
		throw error;
	});
	await Promise.all([written, filled]);
}

async function fill(pack: tar.Pack, { secrets, postgres }: { secrets: string; postgres: Readable }): Promise<void> {
	const checksums: Record<string, string> = {};
	const addText = (name: string, text: string) => {
		checksums[name] = createHash("sha256").update(text).digest("hex");
		pack.entry({ name, mode: 0o600 }, text);
	};
	addText(ABOUT, JSON.stringify({ format: FORMAT, createdAt: new Date().toISOString() }));
	addText(SECRETS, secrets);
	const extract = tar.extract();
	const read = pipeline(postgres, extract);
	read.catch(() => undefined);
	for await (const entry of extract) {
		const { name, type, mode, mtime, size } = entry.header;
		if (type !== "file" && type !== "directory") throw new Failure(`${name} is neither a file nor a folder.`);
		const target = pack.entry({ name: POSTGRES + name, type, mode, mtime, size: type === "file" ? size : 0 });
		checksums[POSTGRES + name] = await copy(entry, target);
	}
	await read;
	pack.entry({ name: CHECKSUMS, mode: 0o600 }, JSON.stringify(checksums));
	pack.finalize();
}

async function copy(entry: Entry, target: ReturnType<tar.Pack["entry"]>): Promise<string> {
	const hash = createHash("sha256");
	for await (const chunk of entry as AsyncIterable<Buffer>) {
		hash.update(chunk);
		if (!target.write(chunk)) await once(target, "drain");
	}
	target.end(null);
	await finished(target);
	return hash.digest("hex");
}

/**
 * Reads a backup to its end and writes what is in it to where `files` says. A file that isn't a backup, is incomplete,
 * or was changed is a `Failure`; what has been written by then must not be used.
 */
export async function readArchive(file: string, files: RestoredFiles): Promise<{ createdAt: string }> {
	const extract = tar.extract();
	const read = pipeline(createReadStream(file), createGunzip(), extract);
	read.catch(() => undefined);
	try {
		const contents = await readEntries(extract, files);
		await read;
		return contents;
	} catch (error) {
		if (error instanceof Failure) throw error;
		throw new Failure(
			`${file} is not a whole backup: ${messageOf(error)}. Take another copy of it, or an older backup.`,
		);
	}
}

async function readEntries(extract: tar.Extract, files: RestoredFiles): Promise<{ createdAt: string }> {
	const found = new Map<string, string>();
	let about: z.infer<typeof aboutSchema> | undefined;
	let isWhole = false;
	for await (const entry of extract) {
		const { name, type } = entry.header;
		if (isWhole) throw new Error(`${name} stands behind its end`);
		if (name === CHECKSUMS) {
			requireSame(found, checksumsSchema.parse(JSON.parse((await buffer(entry)).toString())));
			isWhole = true;
		} else if (name === ABOUT) {
			const text = await buffer(entry);
			found.set(name, createHash("sha256").update(text).digest("hex"));
			about = aboutSchema.parse(JSON.parse(text.toString()));
			if (about.format !== FORMAT)
				throw new Failure("The backup was made by a newer version of Commonpurse: restore it with that.");
		} else {
			requireName(name);
			found.set(name, type === "directory" ? await makeDirectory(entry, files) : await write(entry, files));
		}
	}
	if (!isWhole || !about || !found.has(SECRETS) || !found.has(`${POSTGRES}backup_label`))
		throw new Error("its end is missing");
	return about;
}

/** Makes sure that nothing is written outside of the restored folder. */
function requireName(name: string): void {
	const isInside = name === SECRETS || name.startsWith(POSTGRES);
	if (!isInside || name.split(/[/\\]/).includes("..")) throw new Error(`it holds ${JSON.stringify(name)}`);
}

async function makeDirectory(entry: Entry, files: RestoredFiles): Promise<string> {
	entry.resume();
	files.makeDirectory(entry.header.name);
	return createHash("sha256").digest("hex");
}

async function write(entry: Entry, files: RestoredFiles): Promise<string> {
	const { name, type } = entry.header;
	if (type !== "file") throw new Error(`${name} is neither a file nor a folder`);
	const hash = createHash("sha256");
	const hashed = async function* (chunks: AsyncIterable<Buffer>) {
		for await (const chunk of chunks) {
			hash.update(chunk);
			yield chunk;
		}
	};
	await pipeline(
		hashed(entry as AsyncIterable<Buffer>),
		createWriteStream(files.placeOf(name), { flags: "wx", mode: 0o600 }),
	);
	files.written(name);
	return hash.digest("hex");
}

function requireSame(found: ReadonlyMap<string, string>, expected: Record<string, string>): void {
	const names = Object.keys(expected);
	const wrong = names.find((name) => found.get(name) !== expected[name]);
	if (wrong) throw new Error(`${wrong} was changed, or is missing`);
	if (names.length !== found.size) throw new Error("it holds more than it should");
}
