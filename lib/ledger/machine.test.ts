import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { runMachine } from "@/lib/testing/ledger-machine/run-machine.ts";

// The model beside this one (model.test.ts) does one thing after the other. Here eight workers do everything at once.
// `npm run test:faults` goes on for longer.

const seed = Number(process.env.MACHINE_SEED) || Date.now() % 2 ** 31;
const steps = Number(process.env.MACHINE_STEPS) || 32;
const again = `MACHINE_SEED=${seed} MACHINE_STEPS=${steps} npx vitest run lib/ledger/machine.test.ts`;

const { url } = await testDatabase();

test(`whatever happens at once, the ledger is what its callers were told (${again})`, async () => {
	process.stdout.write(`${again} makes the same choices; PostgreSQL interleaves them as it likes.\n`);
	const { problems, book } = await runMachine(url, { seed, workers: 8, steps, between: 8 });
	expect(problems, `${again}\n${book.answers()}`).toEqual([]);
	for (const verb of ["charge", "hold", "buy", "limit", "sweep"] as const) {
		expect(book.answered(verb, "done"), `${again}: ${verb}`).toBeGreaterThan(0);
	}
}, 900_000);
