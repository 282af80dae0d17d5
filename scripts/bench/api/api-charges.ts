import { newId } from "@/lib/platform/ids.ts";
import type { Bench, Benchmark } from "../benchmark.ts";
import { openStage, rateOf } from "../charges/stage.ts";
import { perSecond } from "../charges/throughput.ts";
import { inRounds } from "../measure.ts";
import { atLeast } from "../rows.ts";
import { type Asked, requestRate, type Target } from "./load.ts";
import { startServer } from "./start-server.ts";
import { chargeOf, makeVendorKey } from "./vendor.ts";

const SINGLE = atLeast("single charge through npm run api", 0.4);
const BATCH = atLeast("1,000 charges in one API call", 0.7);

const CONNECTIONS = 64;
const CALLERS = 4;
const IN_BATCH = 1_000;

/** Charges over HTTP: against a route that stores nothing, and against the ledger called in its own process. */
export const apiCharges: Benchmark = {
	rows: [SINGLE, BATCH],
	async *run(bench) {
		const { ledger } = await openStage(bench);
		const { targets, stop } = await startTargets(bench);
		const [userId = ""] = ledger.userIds;
		if (bench.wants(SINGLE)) {
			const load = { connections: CONNECTIONS, ms: bench.scale.roundMs, status: 201, next: () => oneCharge(userId) };
			await requestRate(targets.api, load);
			const compared = await inRounds(bench.scale.rounds, {
				of: () => requestRate(targets.api, load),
				against: () => requestRate(targets.nothing, load),
			});
			const says = `${perSecond(compared.of)}, ${CONNECTIONS} connections; stored nowhere ${perSecond(compared.against)}`;
			yield { ...SINGLE, ...compared, says };
		}
		if (bench.wants(BATCH)) {
			const target = { ...targets.api, path: "/api/v1/charges/batch" };
			const load = { connections: CALLERS, ms: bench.scale.roundMs, status: 200, next: () => manyCharges(userId) };
			await requestRate(target, load);
			const compared = await inRounds(bench.scale.rounds, {
				of: async () => IN_BATCH * (await requestRate(target, load)),
				against: () => ledger.side.measure(rateOf(bench, [userId], CALLERS * IN_BATCH)),
			});
			const says = `${perSecond(compared.of)}, ${CALLERS} callers; the ledger ${perSecond(compared.against)}`;
			yield { ...BATCH, ...compared, says };
		}
		stop();
	},
};

async function startTargets(bench: Bench): Promise<{ targets: Record<"api" | "nothing", Target>; stop: () => void }> {
	const { ledger } = await openStage(bench);
	const secret = await makeVendorKey(ledger.db, ledger.userIds[0] ?? "");
	const api = await startServer("scripts/serve-api.ts", { databaseUrl: ledger.database.url, ready: "/api/ready" });
	const nothing = await startServer("scripts/bench/api/stores-nothing.ts", { databaseUrl: "", ready: "/" });
	return {
		targets: {
			api: { port: api.port, path: "/api/v1/charges", secret },
			nothing: { port: nothing.port, path: "/nothing", secret },
		},
		stop: () => [api, nothing].forEach(({ end }) => void end()),
	};
}

function oneCharge(userId: string): Asked {
	return { key: newId(), body: JSON.stringify(chargeOf(userId)) };
}

function manyCharges(userId: string): Asked {
	const charges = Array.from({ length: IN_BATCH }, () => ({ key: newId(), ...chargeOf(userId) }));
	return { key: newId(), body: JSON.stringify({ charges }) };
}
