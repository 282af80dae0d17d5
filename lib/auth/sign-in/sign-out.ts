import { cookies } from "next/headers";
import { hostCookie, SESSION_COOKIE } from "../sessions/session-cookie.ts";
import { currentVisit } from "../sessions/signed-in-actor.ts";
import { leaveSession } from "./sign-in.ts";

/** Ends the session of this request, so that a copy of its cookie is worth nothing, and removes the cookie. */
export async function signOut(): Promise<void> {
	const visit = await currentVisit();
	if (visit.sessionId) await leaveSession(visit.sessionId, visit);
	const { name, options } = hostCookie(SESSION_COOKIE);
	(await cookies()).set(name, "", { ...options, maxAge: 0 });
}
