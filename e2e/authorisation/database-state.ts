import { sqlOf } from "@/lib/transaction.ts";
import type { World } from "./world.ts";

/** Tables of their own clock: who is signed in and how often something was tried changes by asking alone. */
const RESTLESS = ["session", "rate_limit", "_prisma_migrations"];

/**
 * A checksum of every row, of whatever table, that has to do with somebody of the world: it names a person, an
 * organization or an account of theirs. Other tests may write to the same database meanwhile.
 */
export async function stateOf(world: World): Promise<Record<string, string>> {
	const sql = sqlOf(world.db);
	const tables = await sql.query<{ name: string }>(
		"SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
	);
	const ids = await idsOf(world);
	const state: Record<string, string> = {};
	for (const { name } of tables.filter((table) => !RESTLESS.includes(table.name))) {
		const [row] = await sql.query<{ sum: string }>(
			`SELECT count(*) || ':' || coalesce(md5(string_agg(line, ',' ORDER BY line)), '') AS sum
			FROM (SELECT "${name}"::text AS line FROM "${name}") AS lines WHERE line ~ $1`,
			[ids.join("|")],
		);
		state[name] = row?.sum ?? "";
	}
	return state;
}

async function idsOf({ db, here, elsewhere, people }: World): Promise<string[]> {
	const organizationIds = [here.id, elsewhere.id];
	const users = await db.user.findMany({ where: { organizationId: { in: organizationIds } }, select: { id: true } });
	const userIds = [...users, ...Object.values(people)].map(({ id }) => id);
	const accounts = await db.account.findMany({ where: { userId: { in: userIds } }, select: { id: true } });
	return [...new Set([...organizationIds, ...userIds, ...accounts.map(({ id }) => id)])];
}
