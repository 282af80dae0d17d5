import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { loadActor } from "@/lib/auth/actor.ts";
import { withValues } from "@/lib/platform/csv/csv-query.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import { env } from "@/lib/platform/env.ts";
import { readReport, readReportFile } from "@/lib/share-group-reports/report.ts";
import { readReportAccess } from "@/lib/share-group-reports/report-access.ts";
import { NEWEST_USAGE } from "@/lib/usage/schema.ts";

// A process of its own, so that its memory is what a download takes: the report's file, the same query as PostgreSQL
// copies it, and a page of the report, over HTTP.

const [, , creatorId = "", shareGroupId = ""] = process.argv;
const words = { hidden_group: "A share group", subscription: "Subscription" };

async function access() {
	const actor = await loadActor(creatorId);
	const found = actor && (await readReportAccess({ actor }, shareGroupId));
	if (!found) throw new Error("The creator may read the report.");
	return found;
}

const ROUTES: Record<string, (response: ServerResponse) => Promise<unknown>> = {
	async "/file"(response) {
		const query = await readReportFile({ access: await access() }, { query: NEWEST_USAGE, words });
		const file = await downloadCsv(query, { userId: creatorId, timeZone: "Asia/Hong_Kong" });
		if (!file) throw new Error("Too many downloads.");
		await pipeline(Readable.from(file), response);
	},
	async "/copy"(response) {
		const query = await readReportFile({ access: await access() }, { query: NEWEST_USAGE, words });
		const client = new pg.Client({ connectionString: env.DATABASE_URL });
		await client.connect();
		await pipeline(client.query(copyTo(`COPY (${withValues(query)}) TO STDOUT`)), response);
		await client.end();
	},
	async "/page"(response) {
		const { rows } = await readReport({ access: await access() }, NEWEST_USAGE);
		response.end(String(rows.length));
	},
	async "/memory"(response) {
		const { rss } = process.memoryUsage();
		response.end(JSON.stringify({ nowMb: rss / 2 ** 20, peakMb: process.resourceUsage().maxRSS / 2 ** 10 }));
	},
};

const server = createServer((request, response) => {
	// A client that goes away breaks its download, and nothing else.
	ROUTES[request.url ?? ""]?.(response).catch(() => response.destroy());
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
