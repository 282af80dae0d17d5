import { problemOfCode, type SignInProblem } from "@/lib/auth/sign-in/sign-in-problem.ts";

export interface Credentials {
	email: string;
	password: string;
}

/** Asks next-auth for a session. Returns null when there is one, the problem otherwise. */
export async function requestSignIn(credentials: Credentials): Promise<SignInProblem | null> {
	try {
		const token: { csrfToken: string } = await (await fetch("/api/auth/csrf")).json();
		const response = await fetch("/api/auth/callback/credentials", {
			method: "POST",
			body: new URLSearchParams({ ...credentials, csrfToken: token.csrfToken, json: "true" }),
		});
		const answer: { url: string } = await response.json();
		const query = new URL(answer.url, window.location.origin).searchParams;
		if (response.ok && !query.has("csrf")) return null;
		return problemOfCode(query.get("error") ?? "");
	} catch {
		return { kind: "unexpected", id: "" };
	}
}
