import { once } from "node:events";
import { newId } from "@/lib/platform/ids.ts";
import { forkOf } from "./load.ts";
import type { Fault } from "./scene.ts";
import { until } from "./until.ts";

const THAW_TIMEOUT_MS = 60_000;

/** Another portal is frozen in the middle of a charge. PostgreSQL ends its transaction, and the others continue. */
export const frozenPortal: Fault = {
	name: "a frozen second portal",
	async run({ databaseUrl, load, userIds: [userId = ""] }) {
		const problems: string[] = [];
		const use = { key: newId(), userId, way: "charge" } as const;
		load.uses.set(use.key, { use, chargeId: null, begunAt: 0 });
		const script = new URL("stuck-portal.ts", import.meta.url);
		const portal = forkOf(script, { args: [userId, use.key], databaseUrl });
		await once(portal, "message", { signal: AbortSignal.timeout(THAW_TIMEOUT_MS) });
		portal.kill("SIGSTOP");
		const frozenAt = Date.now();
		await until("others use what it had locked", () => load.hasAnsweredSince(frozenAt, [userId]));
		const backAfterMs = Date.now() - frozenAt;
		portal.kill("SIGCONT");
		portal.send("thaw");
		const [{ committed, chargeId }] = await once(portal, "message", { signal: AbortSignal.timeout(THAW_TIMEOUT_MS) });
		portal.kill("SIGKILL");
		if (committed) problems.push("the frozen transaction was committed after others had gone on");
		if (!chargeId) problems.push("the thawed portal was not answered");
		load.uses.set(use.key, { use, chargeId: chargeId || null, begunAt: frozenAt });
		return { backAfterMs, problems };
	},
};
