import { loadActor } from "@/lib/auth/actor.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { listEntries } from "@/lib/share-groups/people/list-entries.ts";
import { readManagedGroup } from "@/lib/share-groups/queries.ts";
import { connected } from "../database/database.ts";
import type { Benchmark } from "./benchmark.ts";
import { bulkPostgres, makeDatabase } from "./databases.ts";
import { summarise, timeOf } from "./measure.ts";
import { atMost } from "./rows.ts";
import { makeUsage } from "./usage.ts";

const NEW_MEMBERS = 10_000;
const PAGE = atMost("a group's page right after 10,000 members were added", 2);

const FIRST_PAGE = { kind: null, search: "", sort: "createdAt", descending: true, offset: 0, limit: 25 } as const;
const CHARGES = 1_000;

/**
 * A share group's page right after members were added, when the database's statistics are from before there were any,
 * against the same after ANALYZE. Autovacuum is off for the table, so nothing analyzes it in between.
 */
export const newMembers: Benchmark = {
	rows: [PAGE],
	async *run(bench) {
		const database = await makeDatabase(await bulkPostgres(bench), "bench_members");
		await connected(database.adminUrl, (owner) =>
			owner.query(`ALTER TABLE "share_group_entry" SET (autovacuum_enabled = false)`),
		);
		const { ownerId, shareGroupId } = await makeUsage(database, { wallet: 0, group: CHARGES });
		const db = openDatabase(database.url);
		const actor = await loadActor(ownerId, db);
		if (!actor) throw new Error("The creator is not there.");
		await sqlOf(db).query(
			`INSERT INTO "share_group_entry" ("id", "share_group_id", "kind", "value", "created_at")
			SELECT gen_random_uuid(), $1::uuid, 'address', 'member' || "n" || '@globex.example', now()
			FROM generate_series(1, $2::int) AS "n"`,
			[shareGroupId, NEW_MEMBERS],
		);
		const page = () =>
			timeOf(bench.scale.calls, async () => {
				await readManagedGroup({ actor, db }, shareGroupId);
				await listEntries({ actor, db }, { ...FIRST_PAGE, shareGroupId });
			});
		await page();
		const before = [await page(), await page(), await page()];
		await connected(database.adminUrl, (owner) => owner.query("ANALYZE"));
		const rounds: { of: number; against: number }[] = [];
		for (const of of before) rounds.push({ of, against: await page() });
		const compared = summarise(rounds);
		await db.$disconnect();
		const says = `${compared.of.toFixed(2)} ms; after ANALYZE ${compared.against.toFixed(2)} ms`;
		yield { ...PAGE, ...compared, says };
	},
};
