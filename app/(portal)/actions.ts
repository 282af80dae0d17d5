"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { createApiKey } from "@/lib/api-keys/create-api-key.ts";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key.ts";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key.ts";
import { createApiKeySchema, revokeApiKeySchema, rotateApiKeySchema } from "@/lib/api-keys/schema.ts";

// Keys stand on three pages: the vendor's, an organization's own, and a service user's.

export const createApiKeyAction = portalAction(createApiKeySchema, createApiKey);
export const rotateApiKeyAction = portalAction(rotateApiKeySchema, rotateApiKey);
export const revokeApiKeyAction = portalAction(revokeApiKeySchema, revokeApiKey);
