import { setTimeout as wait } from "node:timers/promises";
import { until } from "../faults/until.ts";
import { beforeExit } from "../processes/shutdown.ts";
import { type Launched, launch } from "../testing/launched.ts";
import type { Gates } from "./gates.ts";

/** The application on several machines: two APIs, a worker and, where there is a build, two portals. */
export interface Application {
	/** Ends one at once, as when its machine is gone, and starts it again. */
	restart(name: ProcessName): Promise<void>;
	said(): string;
}

export type ProcessName = "api1" | "api2" | "portal1" | "portal2" | "worker";

const SAYS = { api: "The API is ready", start: "Commonpurse is ready", worker: "Working off jobs." } as const;
const READY_WITHIN_MS = 120_000;
const PAUSE_MS = 500;
const MAX_STARTS = 5;

/** Applies the migrations, and starts all of it. Everything ends before this process does. */
export async function startApplication(
	gates: Gates,
	{
		hasPortals,
		smtpUrl,
		authSecret,
		metricsToken,
	}: { hasPortals: boolean; smtpUrl: string; authSecret: string; metricsToken: string },
): Promise<Application> {
	const environment = {
		DATABASE_URL: gates.pooledUrl,
		DATABASE_POOLED: "transaction",
		DIRECT_DATABASE_URL: gates.directUrl,
		DATABASE_REPLICA_URL: gates.replicaUrl,
		MIGRATE_DATABASE_URL: gates.ownerUrl,
		AUTH_SECRET: authSecret,
		METRICS_TOKEN: metricsToken,
		APP_URL: gates.appUrl,
		HOST: "127.0.0.1",
		JOBS: "off",
		SMTP_URL: smtpUrl,
		MAIL_FROM: "Commonpurse <portal@cluster.example>",
		LOG_LEVEL: "warn",
	};
	const own: Partial<Record<ProcessName, { command: keyof typeof SAYS; more: Record<string, string> }>> = {
		api1: { command: "api", more: { API_PORT: String(gates.apiPorts[0]) } },
		api2: { command: "api", more: { API_PORT: String(gates.apiPorts[1]) } },
		worker: { command: "worker", more: {} },
		...(hasPortals && {
			portal1: { command: "start", more: { PORT: String(gates.portalPorts[0]) } },
			portal2: { command: "start", more: { PORT: String(gates.portalPorts[1]) } },
		}),
	};
	const running = new Map<ProcessName, Launched>();
	const start = async (name: ProcessName) => {
		const { command = "api", more = {} } = own[name] ?? {};
		await untilReady(SAYS[command], () => {
			const launched = launch([command], { ...environment, ...more });
			running.set(name, launched);
			return launched;
		});
	};
	beforeExit(async () => void (await Promise.all([...running.values()].map((launched) => launched.end()))));
	const migrated = await launch(["migrate"], environment).ended;
	if (migrated.code !== 0) throw new Error(`The migrations failed: ${migrated.out}${migrated.problem}`);
	for (const name of Object.keys(own) as ProcessName[]) await start(name);
	const isReachable = () =>
		fetch(`${gates.appUrl}/api/v1/`, { signal: AbortSignal.timeout(2_000) }).then(
			({ status }) => status < 500,
			() => false,
		);
	await until("the API is reached through HAProxy", isReachable, { timeoutMs: READY_WITHIN_MS });
	return {
		async restart(name) {
			const launched = running.get(name);
			launched?.child.kill("SIGKILL");
			await launched?.ended;
			// Its port is in use a moment longer.
			await wait(PAUSE_MS);
			await start(name);
		},
		said: () => [...running].map(([name, { said }]) => `${name}:\n${said()}`).join("\n"),
	};
}

/** As a systemd unit does: what ends before it is ready, as when the database moves, is started again, a few times. */
async function untilReady(says: string, start: () => Launched): Promise<void> {
	for (let tried = 1; ; tried += 1) {
		try {
			await start().untilItSays(says);
			return;
		} catch (error) {
			if (tried === MAX_STARTS) throw error;
			await wait(PAUSE_MS);
		}
	}
}
