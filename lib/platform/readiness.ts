import { checkDatabase } from "./database/check-database.ts";
import { isDraining } from "./is-draining.ts";

/** 200 when new requests are taken and the database answers, 503 otherwise. */
export async function readiness(): Promise<Response> {
	const isReady = !isDraining() && (await checkDatabase());
	return Response.json(
		{ status: isReady ? "ok" : "unavailable" },
		{ status: isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } },
	);
}
