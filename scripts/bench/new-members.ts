import { loadActor } from "@/lib/auth/actor.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { listEntries } from "@/lib/share-groups/people/list-entries.ts";
import { readManagedGroup } from "@/lib/share-groups/queries.ts";
import { connected } from "../database.ts";
import { applyMigrations } from "../migrations.ts";
import type { TemporaryPostgres } from "../postgres/temporary.ts";
import { makeGroupOfCharges } from "./group-of-charges.ts";
import { type Comparison, measure } from "./measure.ts";

/** Promised (quality.md, Speed): before statistics at most this many times what it takes after ANALYZE. */
export const NEW_MEMBERS_AT_MOST = 2;
export const NEW_MEMBERS = 10_000;

const FIRST_PAGE = { kind: null, search: "", sort: "createdAt", descending: true, offset: 0, limit: 25 } as const;

/**
 * A share group's page right after 10,000 members were added, when the database's statistics are from before there were
 * any, against the same after ANALYZE. Autovacuum is off for the table, so nothing analyzes it in between.
 */
export async function benchNewMembers({ adminUrl }: TemporaryPostgres): Promise<Comparison> {
	const url = new URL(adminUrl);
	url.pathname = "bench_members";
	await connected(adminUrl, (admin) => admin.query(`CREATE DATABASE "bench_members"`));
	await connected(url.href, async (owner) => {
		await applyMigrations(owner);
		await owner.query(`INSERT INTO "deployment" ("time_zone") VALUES ('UTC')`);
		await owner.query(`ALTER TABLE "share_group_entry" SET (autovacuum_enabled = false)`);
	});
	const db = openDatabase(url.href);
	try {
		const { creatorId, shareGroupId } = await makeGroupOfCharges(db, 1_000);
		const actor = await loadActor(creatorId, db);
		if (!actor) throw new Error("The creator is not there.");
		await sqlOf(db).query(
			`INSERT INTO "share_group_entry" ("id", "share_group_id", "kind", "value", "created_at")
			SELECT gen_random_uuid(), $1::uuid, 'address', 'member' || "n" || '@globex.example', now()
			FROM generate_series(1, $2::int) AS "n"`,
			[shareGroupId, NEW_MEMBERS],
		);
		const page = async () => {
			await readManagedGroup(actor, shareGroupId, db);
			await listEntries(actor, { ...FIRST_PAGE, shareGroupId }, db);
		};
		const before = await measure(page);
		await db.$executeRawUnsafe("ANALYZE");
		const after = await measure(page);
		return { what: "the group and its first 25 members", smallMs: after, largeMs: before, ratio: before / after };
	} finally {
		await db.$disconnect();
	}
}
