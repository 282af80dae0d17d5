/** Why a sign-in failed, as far as the visitor may know. */
export type SignInProblem =
	| { kind: "wrong" }
	| { kind: "slowed_down"; waitSeconds: number }
	| { kind: "busy" }
	| { kind: "unexpected"; id: string };

/** A problem as the short code in which next-auth passes it to the browser. */
export function codeOfProblem(problem: SignInProblem): string {
	if (problem.kind === "slowed_down") return `slowed_down:${problem.waitSeconds}`;
	if (problem.kind === "unexpected") return `unexpected:${problem.id}`;
	return problem.kind;
}

/**
 * The problem that a code stands for. Codes that are not ours are next-auth's own refusals: mostly for a missing
 * cookie.
 */
export function problemOfCode(code: string): SignInProblem {
	const [kind, detail = ""] = code.split(":");
	if (kind === "wrong" || kind === "busy") return { kind };
	if (kind === "slowed_down" && /^\d{1,6}$/.test(detail)) return { kind, waitSeconds: Number(detail) };
	return { kind: "unexpected", id: kind === "unexpected" ? detail : "" };
}
