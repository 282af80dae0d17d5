/** For whatever restarts a process that hangs: 200 while this one answers, whatever its database does. Open to everybody. */
export function GET(): Response {
	return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
