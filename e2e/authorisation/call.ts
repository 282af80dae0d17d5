import type { APIRequestContext, APIResponse } from "@playwright/test";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { ActionEndpoint } from "./endpoints.ts";

/** What came of a request: the status, everything that was sent back, and for an action what it answered. */
export interface Answer {
	readonly status: number;
	/** Of an action: "done", or the code of its refusal, or where it sends the browser. */
	readonly outcome: string;
	/** Headers and body, to look for what should not be in them. */
	readonly text: string;
}

/** Calls a server action as Next's client does: by its id, on a page that knows it, which says whom it was made for. */
export async function callAction(
	request: APIRequestContext,
	call: { endpoint: ActionEndpoint; input: unknown; madeFor: unknown; cookie: string },
): Promise<Answer> {
	const { endpoint, input, madeFor, cookie } = call;
	const response = await request.post(endpoint.route.replace(/\[[^\]]+\]/g, newId), {
		headers: {
			...(cookie ? { cookie } : {}),
			origin: new URL(env.APP_URL).origin,
			"next-action": endpoint.id,
			accept: "text/x-component",
			"content-type": "text/plain;charset=UTF-8",
		},
		data: Buffer.from(encodeArguments(input === undefined ? [] : [input, madeFor])),
		maxRedirects: 0,
	});
	return { ...(await read(response)), outcome: await outcomeOf(response) };
}

/** Asks for a page or a route. */
export async function ask(
	request: APIRequestContext,
	{ path, cookie }: { path: string; cookie: string },
): Promise<Answer> {
	const response = await request.get(path, { headers: cookie ? { cookie } : {}, maxRedirects: 0 });
	const { location } = response.headers();
	const target = location && `${response.status()} ${new URL(location, response.url()).pathname}`;
	return { ...(await read(response)), outcome: target ?? String(response.status()) };
}

/** Asks for a page in the pieces that Next's client asks for. What comes of it is the page's to say. */
export async function askInPieces(
	request: APIRequestContext,
	{ path, cookie }: { path: string; cookie: string },
): Promise<string> {
	const response = await request.get(path, { headers: { rsc: "1", ...(cookie ? { cookie } : {}) }, maxRedirects: 0 });
	return response.text();
}

async function read(response: APIResponse): Promise<{ status: number; text: string }> {
	return { status: response.status(), text: JSON.stringify(response.headers()) + (await response.text()) };
}

async function outcomeOf(response: APIResponse): Promise<string> {
	const { "x-action-redirect": redirect } = response.headers();
	if (redirect) return `goes to ${redirect.split(";")[0]}`;
	const body = await response.text();
	const row = /"a":"\$@([0-9a-f]+)"/.exec(body)?.[1];
	const answer = row && new RegExp(`^${row}:(\\{.*)$`, "m").exec(body)?.[1];
	if (!answer) return `${response.status()} ${body.slice(0, 200)}`;
	const { ok, code } = JSON.parse(answer) as { ok: boolean; code?: string };
	return ok ? "done" : (code ?? "without a code");
}

/** React's encoding of an action's arguments, as far as ours need it: bigint, and text that begins with a dollar sign. */
function encodeArguments(values: unknown[]): string {
	return JSON.stringify(values, (_, value: unknown) => {
		if (typeof value === "bigint") return `$n${value}`;
		if (typeof value === "string" && value.startsWith("$")) return `$${value}`;
		return value;
	});
}
