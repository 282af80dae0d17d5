import type { ReadContext } from "@/lib/actions/verb.ts";
import { type Database, database, replicaDatabase } from "@/lib/platform/database/db.ts";
import { readReplicaLag } from "@/lib/platform/database/report-source.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import product from "@/package.json" with { type: "json" };

/** What runs here. */
export interface Versions {
	readonly product: string;
	readonly node: string;
	readonly postgresql: string;
	/** How many seconds the replica is behind; "away" where it doesn't answer, null where there is none. */
	readonly replica: number | "away" | null;
}

export async function readVersions({
	db = database(),
	replica = replicaDatabase(),
}: Pick<ReadContext, "db"> & { replica?: Database | null }): Promise<Versions> {
	const [found] = await sqlOf(db).query<{ postgresql: string }>(
		`SELECT current_setting('server_version') AS "postgresql"`,
	);
	const lag = replica && (await readReplicaLag({ primary: db, replica }).catch(() => "away" as const));
	return {
		product: product.version,
		node: process.versions.node,
		postgresql: found?.postgresql ?? "",
		replica: lag && lag !== "away" ? Math.round(lag.seconds) : lag,
	};
}
