import { listActions } from "@/e2e/authorisation/endpoints.ts";
import { newId } from "@/lib/platform/ids.ts";
import { connected } from "../database/database.ts";
import { until } from "../faults/until.ts";
import type { Benchmark } from "./benchmark.ts";
import { inRounds, timeOf } from "./measure.ts";
import { fewEntries, type PagesOf } from "./pages.ts";
import { CREDIT_TYPE } from "./people.ts";
import { atMost } from "./rows.ts";

const WAITING = atMost("page loads while 12 writers wait for one wallet", 2);

const WRITERS = 12;
const PAGES = ["/overview", "/usage", "/orders"];
const LOADS = 4 * PAGES.length;
/** As the statistics are now, not at the transaction's first look. */
const HOW_MANY_WAIT = `SELECT count(*)::int AS "waiting" FROM pg_stat_clear_snapshot(), pg_stat_activity
	WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`;

/** Pages of a portal in which writers wait for a locked wallet, against the same with nobody waiting. */
export const waitingWriters: Benchmark = {
	rows: [WAITING],
	async *run(bench) {
		const few = await fewEntries(bench);
		let turn = 0;
		const load = () => timeOf(LOADS, () => few.visitor.load(PAGES[turn++ % PAGES.length] ?? ""));
		await load();
		const compared = await inRounds(bench.scale.rounds, { of: () => whileOthersWait(few, load), against: load });
		const says = `${compared.of.toFixed(1)} ms; with nobody waiting ${compared.against.toFixed(1)} ms; none refused`;
		yield { ...WAITING, ...compared, says };
	},
};

async function whileOthersWait(
	{ database, ownerId, shareGroupId, visitor }: PagesOf,
	work: () => Promise<number>,
): Promise<number> {
	const action = listActions().find(({ name }) => name.endsWith("#shareCreditsAction"));
	if (!action) throw new Error("There is no action that shares credits.");
	return connected(database.adminUrl, async (holder) => {
		await holder.query("BEGIN");
		await holder.query(
			`SELECT 1 FROM "pool" WHERE "account_id" IN (SELECT "id" FROM "account" WHERE "user_id" = $1) FOR UPDATE`,
			[ownerId],
		);
		let isOver = false;
		const writers = Array.from({ length: WRITERS }, async () => {
			// A charge that has waited for long enough is told that it is busy, and asks again.
			while (!isOver) {
				const input = { key: newId(), shareGroupId, creditTypeId: CREDIT_TYPE, credits: 1n };
				await visitor.act(`/share/${shareGroupId}`, { id: action.id, input });
			}
		});
		// The others have been told that it is busy, and are on their way back.
		const areWaiting = async () => (await holder.query(HOW_MANY_WAIT)).rows[0]?.waiting > WRITERS / 2;
		await until("most writers wait for the wallet", areWaiting);
		const measured = await work();
		isOver = true;
		await holder.query("ROLLBACK");
		await Promise.all(writers);
		return measured;
	});
}
