import { randomBytes } from "node:crypto";
import { connected } from "../database/database.ts";
import { prepareDatabase } from "../database/prepare-database.ts";
import { ensureDatabase, ensureRole } from "../postgres/roles.ts";
import { openTemporaryPostgres, type TemporaryPostgres } from "../postgres/temporary.ts";
import { beforeExit } from "../processes/shutdown.ts";
import type { Bench } from "./benchmark.ts";

/** A migrated, otherwise empty database. */
export interface BenchDatabase {
	/** As the application's role. */
	readonly url: string;
	/** As a superuser, who owns the tables. */
	readonly adminUrl: string;
}

const SETTINGS = { shared_buffers: "1GB", max_connections: "200", max_wal_size: "16GB", checkpoint_timeout: "1h" };

/** For charges: what is committed survives a crash, as for a deployment. */
export const durablePostgres = (bench: Bench) => bench.once(openDurable);

/** For reads of data in bulk, which are written more quickly where they needn't survive anything. */
export const bulkPostgres = (bench: Bench) => bench.once(openForBulk);

function openDurable(): Promise<TemporaryPostgres> {
	return open({ fsync: "on", synchronous_commit: "on", full_page_writes: "on" });
}

function openForBulk(): Promise<TemporaryPostgres> {
	const forgetful = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
	return open({ ...forgetful, wal_level: "minimal", max_wal_senders: "0", jit: "off" });
}

async function open(settings: Record<string, string>): Promise<TemporaryPostgres> {
	const postgres = await openTemporaryPostgres({ ...SETTINGS, ...settings });
	beforeExit(() => postgres.stop());
	return postgres;
}

/** Makes a database as the launcher does: time limits, migrations, and a role of the application without other rights. */
export async function makeDatabase({ adminUrl }: TemporaryPostgres, name: string): Promise<BenchDatabase> {
	const role = { name: `${name}_application`, password: randomBytes(12).toString("hex") };
	await connected(adminUrl, async (superuser) => {
		await ensureRole(superuser, role);
		await ensureDatabase(superuser, { name, owner: new URL(adminUrl).username });
	});
	const owner = new URL(adminUrl);
	owner.pathname = name;
	const application = new URL(owner);
	application.username = role.name;
	application.password = role.password;
	const urls = { url: application.href, ownerUrl: owner.href, applicationRole: role.name };
	await prepareDatabase(urls, { timeZone: "UTC" });
	return { url: urls.url, adminUrl: urls.ownerUrl };
}
