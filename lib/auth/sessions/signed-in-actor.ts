import { cookies, headers } from "next/headers";
import { type Actor, loadActor } from "../actor.ts";
import { clientAddress } from "../requests/client-address.ts";
import type { Visitor } from "../requests/visitor.ts";
import { readSessionCookie, sessionCookieName } from "./session-cookie.ts";
import { userOfSession } from "./sessions.ts";

/** Where a request comes from, and in which session. */
export interface Visit extends Visitor {
	readonly sessionId: string | null;
}

/** The session id that the request's cookie carries, checked for its encryption only. */
export async function sessionIdOfRequest(): Promise<string | null> {
	return readSessionCookie((await cookies()).get(sessionCookieName())?.value);
}

/**
 * The signed-in user, as the database knows them now: an ended session and a suspended user give null, and a change of
 * role counts from the next request on (product.md 36).
 */
export async function signedInActor(): Promise<Actor | null> {
	const sessionId = await sessionIdOfRequest();
	const userId = sessionId && (await userOfSession(sessionId));
	return userId ? loadActor(userId) : null;
}

/** Where this request comes from, and in which session. */
export async function currentVisit(): Promise<Visit> {
	const [sessionId, request] = await Promise.all([sessionIdOfRequest(), headers()]);
	return { sessionId, ipAddress: clientAddress(request), userAgent: request.get("user-agent") };
}
