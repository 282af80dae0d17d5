import { currentVisit } from "@/lib/auth/sessions/signed-in-actor.ts";
import { writeSessionCookie } from "@/lib/auth/sessions/write-session-cookie.ts";
import { changeSession } from "@/lib/auth/sign-in/sign-in.ts";
import { writingDatabase } from "@/lib/platform/database/db.ts";
import { done } from "@/lib/platform/refusal.ts";
import type { VisitorVerb } from "./verb.ts";

/**
 * A verb that makes or finds a user, and signs this browser in as them. A session that the browser had before ends. The
 * user's id stays on the server. `about`: by what they come in, for the security events.
 */
export function thenSignIn<Input>(
	verb: VisitorVerb<Input, { userId: string }>,
	{ about }: { readonly about?: string } = {},
): VisitorVerb<Input, null> {
	return async (context, input) => {
		const result = await verb(context, input);
		if (!result.ok) return result;
		const { userId } = result.value;
		await writeSessionCookie(await changeSession({ userId, visitor: await currentVisit(), about }, writingDatabase()));
		return done(null);
	};
}
