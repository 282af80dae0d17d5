import { runMachine } from "@/lib/testing/ledger-machine/run-machine.ts";
import type { Fault } from "./scene.ts";

/** Each round has people of its own, so that the last one is as fast as the first. */
const ROUNDS = 5;
const STEPS = Number(process.env.MACHINE_STEPS) || 300;
const SEED = Number(process.env.MACHINE_SEED) || Date.now() % 2 ** 31;

/** Workers that do everything which moves credits or says who may, at once, while the posters go on. */
export const everyVerb: Fault = {
	name: "every verb at once",
	async run({ databaseUrl }) {
		const again = `MACHINE_SEED=${SEED} MACHINE_STEPS=${STEPS} npm run test:faults -- --only "every verb"`;
		process.stdout.write(`    ${again} makes the same choices; PostgreSQL interleaves them as it likes.\n`);
		for (let round = 0; round < ROUNDS; round += 1) {
			const { problems } = await runMachine(databaseUrl, { seed: SEED + round, workers: 8, steps: STEPS, between: 50 });
			const seen = problems.slice(0, 20).map((problem) => `round ${round + 1}: ${problem}`);
			if (seen.length > 0) return { backAfterMs: null, problems: [...seen, `the same choices again: ${again}`] };
		}
		return { backAfterMs: null, problems: [] };
	},
};
