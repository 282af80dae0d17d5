import { cookies } from "next/headers";
import { sessionIdOfRequest } from "./current-session.ts";
import { isSecure, sessionCookieName } from "./session-cookie.ts";
import { endSession } from "./sessions.ts";

/** Ends the session of this request, so that a copy of its cookie is worth nothing, and takes the cookie away. */
export async function signOut(): Promise<void> {
	const sessionId = await sessionIdOfRequest();
	if (sessionId) await endSession(sessionId);
	(await cookies()).set(sessionCookieName(), "", {
		maxAge: 0,
		path: "/",
		httpOnly: true,
		sameSite: "lax",
		secure: isSecure(),
	});
}
