import { canonicalJson } from "@/lib/ledger/requests/canonical-json.ts";
import { isSignatureOf, signatureOf } from "@/lib/platform/signature-of.ts";

const CURSOR = /^([A-Za-z0-9_-]{1,1000})\.([A-Za-z0-9_-]{43})$/;

/**
 * Where a list goes on, for the caller to send back. It is signed together with the filter and the key's client, so that
 * it is good for this list alone, and holds nothing that a caller could change.
 */
export function writeCursor(position: readonly (string | number)[], filter: unknown): string {
	const payload = Buffer.from(JSON.stringify(position)).toString("base64url");
	return `${payload}.${signatureOf(textOf(payload, filter))}`;
}

/** The position in a cursor; null where it is of another list or none of ours. */
export function readCursor(cursor: string, filter: unknown): readonly (string | number)[] | null {
	const [, payload = "", signature = ""] = CURSOR.exec(cursor) ?? [];
	if (payload === "" || !isSignatureOf(textOf(payload, filter), signature)) return null;
	return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
}

const textOf = (payload: string, filter: unknown) => `cursor\n${payload}\n${canonicalJson(filter)}`;
