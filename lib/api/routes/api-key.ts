import { z } from "@hono/zod-openapi";
import { API_SCOPES } from "@/lib/api-keys/api-scopes.ts";
import { type ApiKeyRow, readApiKeys } from "@/lib/api-keys/queries.ts";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key.ts";
import { done, refuse } from "@/lib/platform/refusal.ts";
import { actForOrganization } from "../acting/act-for-organization.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { readPage } from "../requests/read-page.ts";
import { instant, nextCursor, pageQuery, someId } from "../shapes/schema.ts";
import { reachedOrganizations } from "../users/read-reached-users.ts";

const apiKeyShape = z
	.object({
		api_key_id: someId,
		name: z.string(),
		kind: z.enum(["vendor", "organization", "service_user"]),
		is_test: z.boolean().openapi({ description: "Whether it reaches the sandbox, and nothing else." }),
		organization_id: someId.openapi({ description: "Whose key it is." }),
		reaches_organization_id: someId
			.nullable()
			.openapi({ description: "The one organization that it reaches; null: all of the vendor's customers." }),
		user_id: someId.nullable().openapi({ description: "The service user who acts by it, if it is one's key." }),
		scopes: z.array(z.enum(API_SCOPES)).openapi({ description: "What it may do." }),
	})
	.openapi("ApiKey");

const getApiKey = apiRoute({
	method: "get",
	path: "/api_key",
	operationId: "getApiKey",
	summary: "See this API key",
	description: "The key with which the request comes: whose it is, what it reaches and what it may do.",
	scope: null,
	answer: apiKeyShape,
	handle: async ({ key }) =>
		done({
			api_key_id: key.id,
			name: key.name,
			kind: key.kind,
			is_test: key.isTest,
			organization_id: key.organizationId,
			reaches_organization_id: key.confinedToId,
			user_id: key.userId,
			scopes: API_SCOPES.filter((scope) => key.scopes.has(scope)),
		}),
});

const listedKeyShape = z
	.object({
		api_key_id: someId,
		name: z.string(),
		kind: z.enum(["vendor", "organization", "service_user"]),
		is_test: z.boolean(),
		user_id: someId.nullable().openapi({ description: "The service user who acts by it, if it is one's key." }),
		scopes: z.array(z.enum(API_SCOPES)),
		prefix: z.string().openapi({ description: "How its secret begins; the rest isn't to be had again." }),
		created_at: instant,
		last_used_at: instant.nullable().openapi({ description: "By the minute." }),
		ends_at: instant.nullable().openapi({ description: "When it stops by itself: it expires, or was replaced." }),
		revoked_at: instant.nullable(),
		is_active: z.boolean().openapi({ description: "Whether it works now." }),
		replaced_by_id: someId.nullable(),
	})
	.openapi("ListedApiKey");

const listedKeysShape = z.object({ api_keys: z.array(listedKeyShape), next_cursor: nextCursor });

const listApiKeys = apiRoute({
	method: "get",
	path: "/api_keys",
	operationId: "listApiKeys",
	summary: "List API keys",
	description: "One organization's, newest first: its own, or for the vendor's keys those of a customer that is named.",
	scope: "manage_api_keys",
	query: z.strictObject({ ...pageQuery, organization_id: someId.optional() }),
	answer: listedKeysShape,
	async handle(context, { query }) {
		const { key, db } = context;
		const actor = await actForOrganization(context, query.organization_id ?? key.confinedToId ?? key.organizationId);
		if (!actor.ok) return actor;
		const all = (await readApiKeys({ actor: actor.value, db })) ?? [];
		const page = await readPage(
			context,
			{ list: "api_keys", query },
			{
				read: async ({ after, limit }) => {
					const from = after === null ? 0 : all.findIndex(({ id }) => id === after[0]) + 1;
					return all.slice(from, from + limit);
				},
				positionOf: ({ id }) => [id],
			},
		);
		if ("problem" in page) return page;
		return done({ api_keys: page.rows.map(keyJson), next_cursor: page.next_cursor });
	},
});

const revoke = apiRoute({
	method: "post",
	path: "/api_keys/{api_key_id}/revocation",
	operationId: "revokeApiKey",
	summary: "Revoke an API key",
	description: "Its next request is refused; one that replaces it goes on. Also the key itself with which you ask.",
	scope: "manage_api_keys",
	isRepeatable: true,
	params: z.strictObject({ api_key_id: someId }),
	answer: listedKeyShape,
	async handle(context, { params: { api_key_id: apiKeyId } }) {
		const { key, db, writes, clock } = context;
		const found = await db.apiKey.findFirst({ where: { id: apiKeyId, organization: reachedOrganizations(key) } });
		if (!found) return refuse("NOT_FOUND", "apiKeyNotFound");
		const actor = await actForOrganization(context, found.organizationId);
		if (!actor.ok) return actor;
		const revoked = await revokeApiKey({ actor: actor.value, db: writes, clock }, { apiKeyId });
		if (!revoked.ok) return revoked;
		const row = (await readApiKeys({ actor: actor.value, db: writes }))?.find(({ id }) => id === apiKeyId);
		return row ? done(keyJson(row)) : refuse("NOT_FOUND", "apiKeyNotFound");
	},
});

export const apiKey: ApiResource = {
	name: "API keys",
	description: "What the key may do with which a program asks, and which others there are.",
	routes: [getApiKey, listApiKeys, revoke],
};

function keyJson(row: ApiKeyRow): z.input<typeof listedKeyShape> {
	return {
		api_key_id: row.id,
		name: row.name,
		kind: row.kind,
		is_test: row.isTest,
		user_id: row.userId,
		scopes: [...row.scopes],
		prefix: row.prefix,
		created_at: row.createdAt.toISOString(),
		last_used_at: row.lastUsedAt?.toISOString() ?? null,
		ends_at: row.endsAt?.toISOString() ?? null,
		revoked_at: row.revokedAt?.toISOString() ?? null,
		is_active: row.isActive,
		replaced_by_id: row.replacedById,
	};
}
