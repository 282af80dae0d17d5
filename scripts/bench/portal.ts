import { startSessionFor } from "@/e2e/testing/session.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { ensureBuild, NEXT } from "../build.ts";
import { until } from "../faults/until.ts";
import { startApplicationProcess } from "../processes/application-process.ts";
import { findFreePort } from "../processes/free-port.ts";
import type { Bench } from "./benchmark.ts";

/** The built portal, served on a database. */
export interface Portal {
	/** Of its process. */
	readonly pid: number;
	/** Signs a user in. */
	visit(db: Database, userId: string): Promise<Visitor>;
}

/** A signed-in user's browser, without the browser. */
export interface Visitor {
	/** Loads a page to its end. Throws where it isn't shown as asked. */
	load(path: string): Promise<string>;
	/** Calls a server action of a page as its form does; resolves when it is answered. */
	act(path: string, action: { readonly id: string; readonly input: object }): Promise<void>;
}

const READY_MS = 120_000;
/** A part of a page that failed has a digest. A chart, which only a browser draws, has an empty one. */
const FAILED = /data-dgst="[^"]|"digest":"/;

export async function startPortal(bench: Bench, databaseUrl: string): Promise<Portal> {
	await bench.once(ensureBuild);
	const port = await findFreePort();
	const url = `http://127.0.0.1:${port}`;
	const { child } = startApplicationProcess([NEXT, "start", "--port", String(port), "--hostname", "127.0.0.1"], {
		role: "portal",
		environment: {
			DATABASE_URL: databaseUrl,
			APP_URL: url,
			JOBS: "off",
			LOG_LEVEL: "silent",
			NODE_ENV: "production",
			NEXT_TELEMETRY_DISABLED: "1",
			NEXT_MANUAL_SIG_HANDLE: "1",
		},
		stdio: ["ignore", "ignore", "inherit"],
	});
	const isHealthy = () =>
		fetch(`${url}/api/health`).then(
			({ ok }) => ok,
			() => false,
		);
	await until("the portal answers", isHealthy, { timeoutMs: READY_MS });
	return { pid: child.pid ?? 0, visit: (db, userId) => visitor(db, { url, userId }) };
}

async function visitor(db: Database, { url, userId }: { url: string; userId: string }): Promise<Visitor> {
	const session = await startSessionFor(db, userId);
	const { organizationId } = await db.user.findUniqueOrThrow({ where: { id: userId } });
	const cookie = `${session.name}=${session.value}`;
	return {
		async load(path) {
			const response = await fetch(`${url}${path}`, { headers: { cookie }, redirect: "manual" });
			const text = await response.text();
			if (response.status === 200 && text.endsWith("</html>") && !FAILED.test(text)) return text;
			throw new Error(`${path} was not shown: ${response.status}.`);
		},
		async act(path, { id, input }) {
			const response = await fetch(`${url}${path}`, {
				method: "POST",
				headers: { cookie, origin: url, "next-action": id, accept: "text/x-component", "content-type": "text/plain" },
				body: JSON.stringify([input, { userId, organizationId }], (_, value: unknown) =>
					typeof value === "bigint" ? `$n${value}` : value,
				),
			});
			await response.text();
		},
	};
}
