import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import tar from "tar-stream";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { answerMetrics } from "@/lib/operations/answer-metrics.ts";
import { readVersions } from "@/lib/operations/read-versions.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { type ReportSource, readReplicaLag, reportSource } from "@/lib/platform/database/report-source.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { openBaseBackup } from "../backup/base-backup.ts";
import { giveToPostgresAccount } from "../postgres/account.ts";
import { type Server, startServer } from "../postgres/server.ts";
import { openTemporaryPostgres, type TemporaryPostgres } from "../postgres/temporary.ts";
import { findFreePort } from "../processes/free-port.ts";

// A real standby that streams from a real primary; what it replays can be held back.

/** Nobody's standby. */
const { db, url } = await testDatabase();
const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-replica-"));
let postgres: TemporaryPostgres;
let server: Server;
let primary: ReportSource;
let replica: ReportSource;

beforeAll(async () => {
	postgres = await openTemporaryPostgres({ fsync: "off" });
	primary = opened(postgres.adminUrl);
	await primary.db.$executeRaw`CREATE TABLE "seen" ("what" TEXT NOT NULL)`;
	server = await startStandby(postgres.adminUrl);
	const address = new URL(postgres.adminUrl);
	address.port = String(server.port);
	replica = opened(address.href);
}, 120_000);

afterAll(async () => {
	await Promise.all([primary, replica].map((source) => source.db.$disconnect()));
	await server.stop();
	await postgres.stop();
	rmSync(directory, { recursive: true, force: true });
});

function opened(address: string): ReportSource {
	return { url: address, db: openDatabase(address, { maxConnections: 2 }) };
}

/** However slow the machine is. */
const PATIENT = { catchUpMs: 60_000 };

async function startStandby(primaryUrl: string): Promise<Server> {
	const data = path.join(directory, "data");
	makeDirectory(data);
	const backup = await openBaseBackup(primaryUrl);
	const extract = tar.extract();
	backup.tar.pipe(extract);
	for await (const entry of extract) {
		const place = path.join(data, entry.header.name);
		if (entry.header.type === "directory") makeDirectory(place);
		else writeOwned(place, await buffer(entry));
		entry.resume();
	}
	await backup.close();
	writeOwned(path.join(data, "standby.signal"), Buffer.of());
	const { port, password } = new URL(primaryUrl);
	const cluster = { directory: data, logFile: path.join(directory, "log"), password };
	const settings = {
		hot_standby: "on",
		primary_conninfo: `host=127.0.0.1 port=${port} user=postgres password=${password}`,
	};
	const started = await startServer(cluster, await findFreePort(), settings);
	if (!started.server) throw new Error(started.problem.sentence);
	return started.server;
}

function makeDirectory(place: string): void {
	mkdirSync(place, { recursive: true, mode: 0o700 });
	giveToPostgresAccount(place);
}

function writeOwned(place: string, content: Buffer): void {
	writeFileSync(place, content, { mode: 0o600 });
	giveToPostgresAccount(place);
}

async function see(what: string): Promise<void> {
	await primary.db.$executeRaw`INSERT INTO "seen" VALUES (${what})`;
}

async function seenOn(own: Database): Promise<string[]> {
	const rows = await own.$queryRaw<{ what: string }[]>`SELECT "what" FROM "seen" ORDER BY "what"`;
	return rows.map(({ what }) => what);
}

it("a report is read from the replica, and has what was committed before it was asked for", async () => {
	for (let time = 0; time < 20; time += 1) {
		await see(`a${String(time).padStart(2, "0")}`);
		const source = await reportSource({ primary, replica }, PATIENT);
		expect(source).toBe(replica);
		expect(await seenOn(source.db)).toHaveLength(time + 1);
	}
});

it("a replica that lags says by how much, and reports are read from the primary until it has caught up", async () => {
	vi.useFakeTimers({ toFake: ["Date"] });
	const held = opened(replica.url);
	const databases = { primary, replica: held };
	expect(await readReplicaLag({ primary: primary.db, replica: held.db })).toEqual({ bytes: 0, seconds: 0 });
	await held.db.$queryRaw`SELECT pg_wal_replay_pause()::text`;
	await see("b");
	expect(await reportSource(databases)).toBe(primary);
	const lag = await readReplicaLag({ primary: primary.db, replica: held.db });
	expect(lag.bytes).toBeGreaterThan(0);
	expect(lag.seconds).toBeGreaterThan(0);
	expect(await metricsOf(held.db)).toMatchObject({
		commonpurse_replica_up: 1,
		commonpurse_replica_lag_bytes: expect.any(Number),
		commonpurse_replica_lag_seconds: expect.any(Number),
	});
	expect(await replicaShown(held.db)).toEqual(expect.any(Number));
	await held.db.$queryRaw`SELECT pg_wal_replay_resume()::text`;
	// It isn't asked for five seconds, so that not every report waits for it.
	vi.setSystemTime(Date.now() + 4_900);
	expect(await reportSource(databases, PATIENT)).toBe(primary);
	vi.setSystemTime(Date.now() + 200);
	expect(await reportSource(databases, PATIENT)).toBe(held);
	expect(await seenOn(held.db)).toContain("b");
	await held.db.$disconnect();
	vi.useRealTimers();
});

it("what doesn't answer, or is no standby, is not read", async () => {
	const away = opened("postgres://nobody:nothing@127.0.0.1:1/none");
	expect(await reportSource({ primary, replica: away })).toBe(primary);
	expect(await metricsOf(away.db)).toEqual({ commonpurse_replica_up: 0 });
	expect(await replicaShown(away.db)).toBe("away");
	expect(await reportSource({ primary, replica: { db, url } })).toBe(primary);
	await expect(readReplicaLag({ primary: primary.db, replica: db })).rejects.toThrow("no standby");
	expect(await reportSource({ primary, replica: null })).toBe(primary);
	await away.db.$disconnect();
});

it("a file is read from a standby", async () => {
	await see("c");
	const source = await reportSource({ primary, replica }, PATIENT);
	const query = {
		text: `SELECT "what", pg_is_in_recovery()::text AS "standby" FROM "seen" WHERE "what" = $1`,
		values: ["c"],
		columns: [
			{ name: "what", kind: "text" },
			{ name: "standby", kind: "id" },
		] as const,
	};
	const stream = await downloadCsv(query, { userId: "somebody", timeZone: "Asia/Tokyo", url: source.url });
	expect(await new Response(stream).text()).toBe('what,standby\r\n"c",true\r\n');
});

/** What Operator › Settings says of it. */
async function replicaShown(of: Database) {
	return (await readVersions({ db: primary.db, replica: of })).replica;
}

async function metricsOf(of: Database): Promise<Record<string, number>> {
	const token = "kJ8vQ2nX5rT1yW7zB4mC9pL3sF6hD0gA";
	const asked = new Request("http://x/metrics", { headers: { Authorization: `Bearer ${token}` } });
	const text = await (await answerMetrics({ token, db: primary.db, replica: of }, asked)).text();
	const lines = text.replaceAll('{pool="replica"}', "").match(/^commonpurse_replica_.*$/gm) ?? [];
	return Object.fromEntries(lines.map((line) => line.split(" ")).map(([name = "", value]) => [name, Number(value)]));
}
