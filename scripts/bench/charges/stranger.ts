import { connected } from "../../database/database.ts";
import type { Bench, Benchmark } from "../benchmark.ts";
import { inRounds } from "../measure.ts";
import { atLeast } from "../rows.ts";
import { openStage, rateOf } from "./stage.ts";
import { perSecond } from "./throughput.ts";

const STRANGER = atLeast("charges while a stranger holds one wallet and one user", 0.9);

/** What everybody else gets done while a transaction holds one wallet and another user, against nobody holding. */
export const stranger: Benchmark = {
	rows: [STRANGER],
	async *run(bench) {
		const { ledger } = await openStage(bench);
		const undisturbed = () => ledger.side.measure(rateOf(bench, ledger.userIds));
		const compared = await inRounds(bench.scale.rounds, {
			of: () => whileHeld(bench, undisturbed),
			against: undisturbed,
		});
		const says = `${perSecond(compared.of)}; with nobody holding ${perSecond(compared.against)}`;
		yield { ...STRANGER, ...compared, says };
	},
};

async function whileHeld(bench: Bench, work: () => Promise<number>): Promise<number> {
	const { database, userIds } = (await openStage(bench)).ledger;
	return connected(database.adminUrl, async (holder) => {
		await holder.query("BEGIN");
		await holder.query(`SELECT 1 FROM "user" WHERE "id" = $1 FOR UPDATE`, [userIds[0]]);
		await holder.query(
			`SELECT 1 FROM "pool" WHERE "account_id" IN (SELECT "id" FROM "account" WHERE "user_id" = $1) FOR UPDATE`,
			[userIds[1]],
		);
		const measured = await work();
		await holder.query("ROLLBACK");
		return measured;
	});
}
