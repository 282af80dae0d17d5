"use server";

import { cancelEmailChange } from "@/lib/accounts/profile/cancel-email-change.ts";
import { changePassword } from "@/lib/accounts/profile/change-password.ts";
import { changeProfile } from "@/lib/accounts/profile/change-profile.ts";
import { endOwnSession } from "@/lib/accounts/profile/end-own-session.ts";
import { requestEmailChange } from "@/lib/accounts/profile/request-email-change.ts";
import {
	changePasswordSchema,
	changeProfileSchema,
	endOwnSessionSchema,
	nothingSchema,
	requestEmailChangeSchema,
} from "@/lib/accounts/profile/schema.ts";
import { sendEmailChangeAgain } from "@/lib/accounts/profile/send-email-change-again.ts";
import { signOutEverywhere } from "@/lib/accounts/profile/sign-out-everywhere.ts";
import { portalAction } from "@/lib/actions/action.ts";
import { thenWriteSession } from "@/lib/actions/then-write-session.ts";
import { changeNoticeSettings } from "@/lib/notices/change-notice-settings.ts";
import { changeNoticeSettingsSchema } from "@/lib/notices/schema.ts";

export const changeProfileAction = portalAction(changeProfileSchema, changeProfile);

export const changePasswordAction = portalAction(changePasswordSchema, thenWriteSession(changePassword));

export const requestEmailChangeAction = portalAction(requestEmailChangeSchema, requestEmailChange);

export const sendEmailChangeAgainAction = portalAction(nothingSchema, sendEmailChangeAgain);

export const cancelEmailChangeAction = portalAction(nothingSchema, cancelEmailChange);

export const changeNoticeSettingsAction = portalAction(changeNoticeSettingsSchema, changeNoticeSettings);

export const endOwnSessionAction = portalAction(endOwnSessionSchema, endOwnSession);

/** The browser leaves this page for the sign-in page, so nothing is revalidated. */
export const signOutEverywhereAction = portalAction(nothingSchema, signOutEverywhere, { changesNothing: true });
