import { cookies, headers } from "next/headers";
import { type Actor, loadActor } from "../actor.ts";
import { clientAddress } from "../requests/client-address.ts";
import type { Visitor } from "../requests/visitor.ts";
import { sessionCookieName, sessionIdOfToken } from "./session-cookie.ts";
import { userOfSession } from "./sessions.ts";

/** Whence a request comes, and in which session. */
export interface Visit extends Visitor {
	readonly sessionId: string | null;
}

/** The session id that the request's cookie carries, checked for its encryption only. */
export async function sessionIdOfRequest(): Promise<string | null> {
	return sessionIdOfToken((await cookies()).get(sessionCookieName())?.value);
}

/**
 * Who is signed in, as the database knows him now: a session that was ended and a user who was suspended are nobody,
 * and a change of role counts from the next request on (product.md 36).
 */
export async function signedInActor(): Promise<Actor | null> {
	const sessionId = await sessionIdOfRequest();
	const userId = sessionId && (await userOfSession(sessionId));
	return userId ? loadActor(userId) : null;
}

/** Whence this request comes, and in which session. */
export async function currentVisit(): Promise<Visit> {
	const [sessionId, request] = await Promise.all([sessionIdOfRequest(), headers()]);
	return { sessionId, ipAddress: clientAddress(request), userAgent: request.get("user-agent") };
}
