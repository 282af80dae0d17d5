import { expect } from "vitest";
import { type ApiKeyKind, type ApiScope, SCOPES_OF_KINDS } from "@/lib/api-keys/api-scopes.ts";
import { type NewApiKey, storeApiKey } from "@/lib/api-keys/store-api-key.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { misfits } from "./api-document.ts";

/** A key that works, with all scopes of its kind unless the test says which: the vendor's, which reaches everyone. */
export async function aKey(
	db: Database,
	organization: { readonly id: string },
	{
		kind = "vendor",
		scopes,
		maker,
		...more
	}: Partial<NewApiKey> & { kind?: ApiKeyKind; scopes?: readonly ApiScope[]; maker?: Actor } = {},
): Promise<string> {
	const key: NewApiKey = {
		name: "Test",
		kind,
		isTest: false,
		organizationId: organization.id,
		confinedToId: kind === "vendor" ? null : organization.id,
		userId: null,
		scopes: scopes ?? SCOPES_OF_KINDS[kind],
		expiresAt: null,
		...more,
	};
	return (await transact(db, (tx) => storeApiKey(tx, { actor: maker ?? null, ...key }))).secret;
}

/** What a test needs of the API: `createApi` has it. */
interface Api {
	request(path: string, init?: RequestInit): Response | Promise<Response>;
}

export interface ApiCall {
	readonly secret?: string;
	readonly body?: unknown;
	/** An idempotency key; a new one for each call that has a body unless the test says which. */
	readonly key?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiReply {
	readonly status: number;
	readonly headers: Headers;
	// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
	readonly json: any;
}

/** Calls a route in this process, as `call(api, "POST /charges", …)`. Its answer has to fit the OpenAPI document. */
export async function call(api: Api, route: string, { secret, body, key, headers }: ApiCall = {}): Promise<ApiReply> {
	const [method = "GET", path = ""] = route.split(" ");
	const response = await api.request(`http://localhost/api/v1${path}`, {
		method,
		headers: {
			...(secret && { authorization: `Bearer ${secret}` }),
			...(body !== undefined && { "content-type": "application/json", "idempotency-key": key ?? newId() }),
			...headers,
		},
		...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
	});
	const text = await response.text();
	const { status } = response;
	const json = text === "" ? null : JSON.parse(text);
	const type = response.headers.get("content-type") ?? "";
	if (text !== "") expect(misfits(method, path, { status, type, json }), `${route} answers as documented`).toEqual([]);
	return { status, headers: response.headers, json };
}
