import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import product from "@/package.json" with { type: "json" };

/** What runs here. */
export interface Versions {
	readonly product: string;
	readonly node: string;
	readonly postgresql: string;
}

export async function readVersions({ db = database() }: Pick<ReadContext, "db">): Promise<Versions> {
	const [found] = await sqlOf(db).query<{ postgresql: string }>(
		`SELECT current_setting('server_version') AS "postgresql"`,
	);
	return { product: product.version, node: process.versions.node, postgresql: found?.postgresql ?? "" };
}
