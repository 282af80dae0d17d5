import { isUtf8 } from "node:buffer";
import { type Problem, problemOf } from "../answers/problem.ts";
import { parseJson } from "./parse-json.ts";

/** Far more than any single thing takes; a route that takes many says so. */
export const MOST_BYTES = 64 * 1024;

const JSON_TYPE = /^application\/json(\s*;\s*charset=("?)utf-8\2)?\s*$/i;

type Read<Value> = { readonly value: Value } | { readonly problem: Problem };

/** A request's JSON, read no further than it may be long; an object without fields where it has no body. */
export async function readBody(request: Request, mostBytes = MOST_BYTES): Promise<Read<unknown>> {
	const length = request.headers.get("content-length");
	if (length === "0" || (length === null && !request.body)) return { value: {} };
	if (!JSON_TYPE.test(request.headers.get("content-type") ?? "")) return { problem: problemOf("wrong_content_type") };
	const encoding = request.headers.get("content-encoding");
	if (encoding !== null && encoding !== "identity") {
		return { problem: problemOf("wrong_content_type", "The body is compressed. Send it as it is.") };
	}
	const bytes = await readBytes(request, mostBytes);
	if (bytes === null) return { problem: problemOf("too_large", `At most ${mostBytes} bytes are accepted here.`) };
	if (bytes.length === 0) return { value: {} };
	if (!isUtf8(bytes)) return { problem: problemOf("malformed", "The body is not UTF-8.") };
	const parsed = parseJson(bytes.toString("utf8"));
	return "fault" in parsed ? { problem: problemOf("malformed", parsed.fault) } : parsed;
}

/** Null where there are more. */
async function readBytes(request: Request, mostBytes: number): Promise<Buffer | null> {
	const length = request.headers.get("content-length");
	if (length !== null) return Number(length) > mostBytes ? null : Buffer.from(await request.arrayBuffer());
	if (!request.body) return Buffer.alloc(0);
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
		size += chunk.length;
		if (size > mostBytes) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
