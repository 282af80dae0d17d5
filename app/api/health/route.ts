import { isDraining } from "@/lib/draining.ts";
import { checkDatabase } from "@/lib/health.ts";

/** For load balancers and the launcher: 200 when new requests are taken and the database answers; 503 otherwise. */
export async function GET(): Promise<Response> {
	const isWell = !isDraining() && (await checkDatabase());
	return Response.json(
		{ status: isWell ? "ok" : "unavailable" },
		{ status: isWell ? 200 : 503, headers: { "Cache-Control": "no-store" } },
	);
}
