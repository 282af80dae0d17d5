"use server";

import { confirmEmail } from "@/lib/accounts/profile/confirm-email.ts";
import { confirmEmailSchema } from "@/lib/accounts/profile/schema.ts";
import { portalAction } from "@/lib/actions/action.ts";

/** The browser leaves this page when it is done, so nothing is revalidated. */
export const confirmEmailAction = portalAction(confirmEmailSchema, confirmEmail, { changesNothing: true });
