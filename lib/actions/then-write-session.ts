import { writeSessionCookie } from "@/lib/auth/sessions/write-session-cookie.ts";
import { done } from "@/lib/platform/refusal.ts";
import type { Verb } from "./verb.ts";

/** A verb that replaces the actor's session: this browser gets the new one. Its id stays on the server. */
export function thenWriteSession<Input>(verb: Verb<Input, { sessionId: string }>): Verb<Input, null> {
	return async (context, input) => {
		const result = await verb(context, input);
		if (!result.ok) return result;
		await writeSessionCookie(result.value.sessionId);
		return done(null);
	};
}
