import { checkDatabase } from "@/lib/health.ts";

/** For load balancers and the launcher: 200 when the database answers, 503 otherwise. Open to everybody. */
export async function GET(): Promise<Response> {
	const isWell = await checkDatabase();
	return Response.json(
		{ status: isWell ? "ok" : "unavailable" },
		{ status: isWell ? 200 : 503, headers: { "Cache-Control": "no-store" } },
	);
}
