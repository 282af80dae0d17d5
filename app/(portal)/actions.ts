"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { createApiKey } from "@/lib/api-keys/create-api-key.ts";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key.ts";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key.ts";
import { createApiKeySchema, revokeApiKeySchema, rotateApiKeySchema } from "@/lib/api-keys/schema.ts";
import { readHelpSchema } from "@/lib/pages/schema.ts";
import { findEverywhere } from "@/lib/search/find-everywhere.ts";
import { findEverywhereSchema, readPagesSchema } from "@/lib/search/schema.ts";
import { readOwnCredits } from "@/lib/share-groups/credits/read-own-credits.ts";
import { readOwnCreditsSchema } from "@/lib/share-groups/schema.ts";
import { readHelp } from "./_help/read-help.ts";
import { readPages } from "./_pages/read-pages.ts";

// Keys stand on three pages: the vendor's, an organization's own, and a service user's.

export const createApiKeyAction = portalAction(createApiKeySchema, createApiKey);
export const rotateApiKeyAction = portalAction(rotateApiKeySchema, rotateApiKey);
export const revokeApiKeyAction = portalAction(revokeApiKeySchema, revokeApiKey);

// Help, the palette and the avatar's pop-up open on every page.

const lookedUp = { changesNothing: true };

export const readHelpAction = portalAction(readHelpSchema, readHelp, lookedUp);
export const readPagesAction = portalAction(readPagesSchema, readPages, lookedUp);
export const readOwnCreditsAction = portalAction(readOwnCreditsSchema, readOwnCredits, lookedUp);
export const findEverywhereAction = portalAction(findEverywhereSchema, findEverywhere, lookedUp);
