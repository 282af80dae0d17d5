import { setTimeout as wait } from "node:timers/promises";
import { startSessionFor } from "@/e2e/testing/session.ts";
import { readBalances } from "@/lib/ledger/reads/read-balances.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { isBusy } from "@/lib/platform/database/is-busy.ts";
import { READING_PATIENCE } from "@/lib/platform/database/patience.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { messageOf } from "../failure.ts";
import { beforeExit } from "../processes/shutdown.ts";

/** Another user's visit to a page. Times are of this machine's clock, in milliseconds. */
export interface Visit {
	readonly what: string;
	readonly begun: number;
	readonly ms: number;
	/** `ok`; `busy`, try again; `away`, no server listens; or what else went wrong. */
	readonly result: string;
}

/** Visits something, and returns how that went. */
export type Look = { readonly what: string; readonly go: () => Promise<string> };

const PAUSE_MS = 100;
const ANSWER_TIMEOUT_MS = 30_000;
const AWAY = new Set(["ECONNREFUSED", "ECONNRESET", "UND_ERR_SOCKET", "EPIPE"]);

/** Other users who visit one page after the other until this process ends, each in a loop of their own. */
export function startVisits(looks: readonly (readonly Look[])[]): readonly Visit[] {
	const visits: Visit[] = [];
	let isOver = false;
	const visitor = async (own: readonly Look[]) => {
		for (let turn = 0; !isOver; turn += 1) {
			const { what, go } = own[turn % own.length] ?? { what: "nothing", go: async () => "ok" };
			const begun = Date.now();
			const result = await go();
			visits.push({ what, begun, ms: Date.now() - begun, result });
			await wait(PAUSE_MS);
		}
	};
	const visitors = looks.map(visitor);
	beforeExit(async () => {
		isOver = true;
		await Promise.all(visitors);
	});
	return visits;
}

/** Signed-in people's pages over HTTP. */
export async function pagesOf(
	db: Database,
	{ appUrl, emails }: { appUrl: string; emails: readonly string[] },
): Promise<Look[][]> {
	const people = await db.user.findMany({ where: { email: { in: [...emails] } } });
	return Promise.all(
		people.map(async ({ id }) => {
			const { name, value } = await startSessionFor(db, id);
			const page = (path: string): Look => ({ what: path, go: () => load(`${appUrl}${path}`, `${name}=${value}`) });
			return ["/overview", "/usage", "/orders", "/api/ready"].map(page);
		}),
	);
}

async function load(url: string, cookie: string): Promise<string> {
	try {
		const response = await fetch(url, {
			headers: { Cookie: cookie },
			redirect: "manual",
			signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
		});
		const text = await response.text();
		if (response.status === 503)
			return response.headers.has("Retry-After") || url.includes("/api/") ? "busy" : "503 without Retry-After";
		if (response.status !== 200) return `status ${response.status}`;
		if (text.includes('"digest":"busy-') || text.includes('data-dgst="busy-')) return "busy";
		return url.includes("/api/") || text.endsWith("</html>") ? "ok" : "cut short";
	} catch (error) {
		const cause = error instanceof Error ? error.cause : undefined;
		const code = typeof cause === "object" && cause && "code" in cause ? String(cause.code) : "";
		return AWAY.has(code) ? "away" : messageOf(cause ?? error);
	}
}

/** The reads of pages without the pages: balances, on a portal's own connections and with its time limits. */
export function balancesOf(databaseUrl: string, userIds: readonly string[]): Look[][] {
	const db = openDatabase(databaseUrl, { maxConnections: 2, patience: READING_PATIENCE });
	beforeExit(() => db.$disconnect());
	const go = async () => {
		try {
			await readBalances(sqlOf(db), userIds);
			return "ok";
		} catch (error) {
			return isBusy(error) ? "busy" : messageOf(error);
		}
	};
	return [[{ what: "balances", go }], [{ what: "balances", go }]];
}
