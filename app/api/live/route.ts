/**
 * For supervisors that restart a hanging process: 200 while this one answers, whatever its database does. Needs no
 * sign-in.
 */
export function GET(): Response {
	return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
