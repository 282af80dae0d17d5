import { type Problem, problemOf } from "../answers/problem.ts";

/** A version as an `ETag`. */
export function etagOf(version: number | bigint): string {
	return `"${version}"`;
}

/** The version that `If-Match` names; null without the header. One that no answer of ours had is stale. */
export function readPrecondition(
	header: string | null | undefined,
): { readonly version: number | null } | { readonly problem: Problem } {
	if (header === null || header === undefined) return { version: null };
	const [, digits] = /^"(\d{1,15})"$/.exec(header.trim()) ?? [];
	return digits === undefined ? { problem: problemOf("stale") } : { version: Number(digits) };
}
