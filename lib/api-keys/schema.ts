import { z } from "zod";
import { givenName } from "@/lib/text/schema.ts";
import { API_SCOPES } from "./api-scopes.ts";

/** How long a replaced key goes on working, at most. */
export const LONGEST_OVERLAP_HOURS = 30 * 24;

const expiresAt = z.iso
	.datetime({ offset: true })
	.transform((text) => new Date(text))
	.nullable();

/**
 * `userId`: the service user of a service user's key, otherwise null. `expiresAt`: an instant, or null for a key that
 * works until it is revoked.
 */
export const createApiKeySchema = z.strictObject({
	name: givenName.max(100),
	kind: z.enum(["vendor", "organization", "service_user"]),
	isTest: z.boolean(),
	userId: z.uuid().nullable(),
	scopes: z
		.array(z.enum(API_SCOPES))
		.min(1)
		.transform((scopes) => [...new Set(scopes)]),
	expiresAt,
});
export type CreateApiKeyInput = z.output<typeof createApiKeySchema>;

/** `overlapHours`: how long the replaced key goes on working; 0 ends it at once. */
export const rotateApiKeySchema = z.strictObject({
	apiKeyId: z.uuid(),
	overlapHours: z.int().min(0).max(LONGEST_OVERLAP_HOURS),
	expiresAt,
});
export type RotateApiKeyInput = z.output<typeof rotateApiKeySchema>;

export const revokeApiKeySchema = z.strictObject({ apiKeyId: z.uuid() });
export type RevokeApiKeyInput = z.output<typeof revokeApiKeySchema>;
