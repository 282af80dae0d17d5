import { cookies } from "next/headers";
import { isSessionCookieSecure, sessionCookieName } from "../sessions/session-cookie.ts";
import { currentVisit } from "../sessions/signed-in-actor.ts";
import { leaveSession } from "./sign-in.ts";

/** Ends the session of this request, so that a copy of its cookie is worth nothing, and removes the cookie. */
export async function signOut(): Promise<void> {
	const visit = await currentVisit();
	if (visit.sessionId) await leaveSession(visit.sessionId, visit);
	(await cookies()).set(sessionCookieName(), "", {
		maxAge: 0,
		path: "/",
		httpOnly: true,
		sameSite: "lax",
		secure: isSessionCookieSecure(),
	});
}
