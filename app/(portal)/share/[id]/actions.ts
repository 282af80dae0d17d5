"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { previewWelcomeMail } from "@/lib/letters/preview-welcome-mail.ts";
import { EMAIL_MESSAGE_LENGTH, MAX_ENTRIES_TEXT } from "@/lib/share-groups/bounds.ts";
import { changeShareGroup } from "@/lib/share-groups/change-share-group.ts";
import { shareCredits } from "@/lib/share-groups/credits/share-credits.ts";
import { takeCreditsBack } from "@/lib/share-groups/credits/take-credits-back.ts";
import { addEntries } from "@/lib/share-groups/people/add-entries.ts";
import { addServiceUser } from "@/lib/share-groups/people/add-service-user.ts";
import { checkAddress } from "@/lib/share-groups/people/check-address.ts";
import { checkNewEntries } from "@/lib/share-groups/people/check-entries.ts";
import { removeEntry } from "@/lib/share-groups/people/remove-entry.ts";
import { spendOwnGroup } from "@/lib/share-groups/people/spend-own-group.ts";
import {
	addEntriesSchema,
	addServiceUserSchema,
	changeShareGroupSchema,
	checkAddressSchema,
	entrySchema,
	moveCreditsSchema,
	previewWelcomeMailSchema,
	spendOwnGroupSchema,
} from "@/lib/share-groups/schema.ts";
import { resendWelcomeMail } from "@/lib/share-groups/welcome/resend-welcome-mail.ts";

const lookedUp = { changesNothing: true };

export const changeShareGroupAction = portalAction(changeShareGroupSchema, changeShareGroup);
export const shareCreditsAction = portalAction(moveCreditsSchema, shareCredits);
export const takeCreditsBackAction = portalAction(moveCreditsSchema, takeCreditsBack);
/** A list, with room for the Email Message and the rest of the request. */
const mostCharacters = MAX_ENTRIES_TEXT + EMAIL_MESSAGE_LENGTH + 1_000;
export const checkNewEntriesAction = portalAction(addEntriesSchema, checkNewEntries, { ...lookedUp, mostCharacters });
export const addEntriesAction = portalAction(addEntriesSchema, addEntries, { mostCharacters });
export const addServiceUserAction = portalAction(addServiceUserSchema, addServiceUser);
export const removeEntryAction = portalAction(entrySchema, removeEntry);
export const resendWelcomeMailAction = portalAction(entrySchema, resendWelcomeMail);
export const spendOwnGroupAction = portalAction(spendOwnGroupSchema, spendOwnGroup);
export const checkAddressAction = portalAction(checkAddressSchema, checkAddress, lookedUp);
export const previewWelcomeMailAction = portalAction(previewWelcomeMailSchema, previewWelcomeMail, lookedUp);
