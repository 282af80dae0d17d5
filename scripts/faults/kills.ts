import { setTimeout as wait } from "node:timers/promises";
import { SHORT_LIFE_MS } from "../postgres/shared-server.ts";
import type { Fault, Scene } from "./scene.ts";
import { until } from "./until.ts";

const BACK_WITHIN_MS = 120_000;
const ROUNDS = 4;
/** Of what posts, with batches in flight. */
const POSTING_ROUNDS = 10;
const BETWEEN_MS = 4_000;
/** This many uses are answered before something is killed, so that it is killed while it is busy. */
const UNDER_WAY = 40;

/**
 * Kills something again and again under load, with mail on its way, and waits until it has recovered. Returns the
 * longest wait.
 */
async function killed(
	scene: Scene,
	kill: () => Promise<void>,
	{ rounds = ROUNDS, betweenMs = BETWEEN_MS }: { rounds?: number; betweenMs?: number } = {},
) {
	let backAfterMs = 0;
	for (let round = 1; round <= (scene.isShort ? 1 : rounds); round += 1) {
		if (round > 1) await wait(betweenMs);
		const enough = scene.load.countAnswered() + UNDER_WAY;
		await until("the load is under way", () => scene.load.countAnswered() >= enough);
		await scene.outbox.put(scene.db, 2);
		const at = Date.now();
		await kill();
		const isBack = () =>
			scene.load.hasAnsweredSince(at) && scene.visits.some(({ begun, result }) => begun > at && result === "ok");
		await until("credits are used and pages are shown again", isBack, { timeoutMs: BACK_WITHIN_MS });
		backAfterMs = Math.max(backAfterMs, Date.now() - at);
	}
	return { backAfterMs, problems: [] };
}

export const killedPoster: Fault = {
	name: "kill -9 of a process that posts",
	run: (scene) => killed(scene, () => scene.load.killOne(), { rounds: POSTING_ROUNDS }),
};

/** The launcher brings it back by itself. */
export const killedPostgres: Fault = {
	name: "kill -9 of PostgreSQL",
	async run(scene) {
		const launcher = scene.service.launcher();
		const pids = new Set<number>();
		const kill = async () => {
			pids.add(scene.service.postgresPid());
			process.kill(scene.service.postgresPid(), "SIGKILL");
			const isBack = () =>
				scene.db.$queryRaw`SELECT 1`.then(
					() => true,
					() => false,
				);
			await until("PostgreSQL is gone", async () => !(await isBack()), { timeoutMs: 5_000 }).catch(() => undefined);
		};
		// It gives up a database that ends again and again.
		const betweenMs = SHORT_LIFE_MS + BETWEEN_MS;
		const answer = await killed(scene, kill, { rounds: POSTING_ROUNDS, betweenMs });
		const hasStayed = launcher.child.exitCode === null && !pids.has(scene.service.postgresPid());
		return { ...answer, problems: hasStayed ? [] : ["PostgreSQL was not brought back by the launcher"] };
	},
};

/** The launcher ends with an error, and its supervisor starts it again. */
export const killedPortal: Fault = {
	name: "kill -9 of the portal",
	takesPortalAway: true,
	run: (scene) =>
		killed(scene, async () => {
			process.kill(scene.service.portalPid(), "SIGKILL");
			await scene.service.restart();
		}),
};

export const killedLauncher: Fault = {
	name: "kill -9 of the launcher",
	takesPortalAway: true,
	run: (scene) =>
		killed(scene, async () => {
			scene.service.launcher().child.kill("SIGKILL");
			await scene.service.restart();
		}),
};
