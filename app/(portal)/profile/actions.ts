"use server";

import { portalAction } from "@/lib/action.ts";
import { currentVisit } from "@/lib/auth/current-session.ts";
import { writeSessionCookie } from "@/lib/auth/write-session-cookie.ts";
import { cancelEmailChange } from "@/lib/profile/cancel-email-change.ts";
import { changePassword } from "@/lib/profile/change-password.ts";
import { changeProfile } from "@/lib/profile/change-profile.ts";
import { endOwnSession } from "@/lib/profile/end-session.ts";
import { requestEmailChange } from "@/lib/profile/request-email-change.ts";
import {
	changePasswordSchema,
	changeProfileSchema,
	endSessionSchema,
	nothingSchema,
	requestEmailChangeSchema,
} from "@/lib/profile/schema.ts";
import { sendEmailChangeAgain } from "@/lib/profile/send-email-change-again.ts";
import { signOutEverywhere } from "@/lib/profile/sign-out-everywhere.ts";
import { done } from "@/lib/refusal.ts";

const errors = "profile.errors";

export const changeProfileAction = portalAction(changeProfileSchema, changeProfile, { errors });

export const changePasswordAction = portalAction(
	changePasswordSchema,
	async ({ actor }, input) => {
		const changed = await changePassword({ actor, visit: await currentVisit() }, input);
		if (!changed.ok) return changed;
		await writeSessionCookie(changed.value.sessionId);
		return done(null);
	},
	{ errors },
);

export const requestEmailChangeAction = portalAction(
	requestEmailChangeSchema,
	async ({ actor }, input) => requestEmailChange({ actor, visit: await currentVisit() }, input),
	{ errors },
);

export const sendEmailChangeAgainAction = portalAction(nothingSchema, sendEmailChangeAgain);

export const cancelEmailChangeAction = portalAction(nothingSchema, cancelEmailChange);

export const endSessionAction = portalAction(endSessionSchema, async ({ actor }, input) =>
	endOwnSession({ actor, visit: await currentVisit() }, input),
);

/** The page that asks is left for the sign-in page, so nothing is read anew for it. */
export const signOutEverywhereAction = portalAction(
	nothingSchema,
	async ({ actor }) => signOutEverywhere({ actor, visit: await currentVisit() }),
	{ changesNothing: true },
);
