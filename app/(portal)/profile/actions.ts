"use server";

import { cancelEmailChange } from "@/lib/accounts/profile/cancel-email-change.ts";
import { changePassword } from "@/lib/accounts/profile/change-password.ts";
import { changeProfile } from "@/lib/accounts/profile/change-profile.ts";
import { endOwnSession } from "@/lib/accounts/profile/end-own-session.ts";
import { requestEmailChange } from "@/lib/accounts/profile/request-email-change.ts";
import {
	changePasswordSchema,
	changeProfileSchema,
	endSessionSchema,
	nothingSchema,
	requestEmailChangeSchema,
} from "@/lib/accounts/profile/schema.ts";
import { sendEmailChangeAgain } from "@/lib/accounts/profile/send-email-change-again.ts";
import { signOutEverywhere } from "@/lib/accounts/profile/sign-out-everywhere.ts";
import { portalAction } from "@/lib/actions/action.ts";
import { currentVisit } from "@/lib/auth/sessions/signed-in-actor.ts";
import { writeSessionCookie } from "@/lib/auth/sessions/write-session-cookie.ts";
import { done } from "@/lib/platform/refusal.ts";

export const changeProfileAction = portalAction(changeProfileSchema, changeProfile);

export const changePasswordAction = portalAction(changePasswordSchema, async ({ actor }, input) => {
	const changed = await changePassword({ actor, visit: await currentVisit() }, input);
	if (!changed.ok) return changed;
	await writeSessionCookie(changed.value.sessionId);
	return done(null);
});

export const requestEmailChangeAction = portalAction(requestEmailChangeSchema, async ({ actor }, input) =>
	requestEmailChange({ actor, visit: await currentVisit() }, input),
);

export const sendEmailChangeAgainAction = portalAction(nothingSchema, sendEmailChangeAgain);

export const cancelEmailChangeAction = portalAction(nothingSchema, cancelEmailChange);

export const endSessionAction = portalAction(endSessionSchema, async ({ actor }, input) =>
	endOwnSession({ actor, visit: await currentVisit() }, input),
);

/** The browser leaves this page for the sign-in page, so nothing is revalidated. */
export const signOutEverywhereAction = portalAction(
	nothingSchema,
	async ({ actor }) => signOutEverywhere({ actor, visit: await currentVisit() }),
	{ changesNothing: true },
);
