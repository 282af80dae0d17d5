import NextAuth, { type NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { currentRequestId } from "@/lib/platform/current-request.ts";
import { isBusy } from "@/lib/platform/database/is-busy.ts";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { logger } from "@/lib/platform/logger.ts";
import { metrics } from "@/lib/platform/metrics.ts";
import { anyText } from "@/lib/text/schema.ts";
import { hostCookie, isSessionCookieSecure, SESSION_COOKIE } from "../sessions/session-cookie.ts";
import { SESSION_ABSOLUTE_DAYS } from "../sessions/sessions.ts";
import { currentVisit } from "../sessions/signed-in-actor.ts";
import { type SignInAnswer, signIn } from "./sign-in.ts";
import { codeOfProblem } from "./sign-in-problem.ts";

const DAY_SECONDS = 24 * 60 * 60;

declare module "next-auth/jwt" {
	interface JWT {
		sid?: string;
	}
}

const credentialsSchema = z.object({ email: anyText.max(320), password: anyText.max(1024) });

type Handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

/**
 * The route of next-auth, as far as it is used: the token that a sign-in must carry, and the sign-in. Its own pages
 * redirect to ours, without the address they were given to go to; nothing else exists. Answers are never stored.
 */
export const authRoute: Handler = async (request, context) => {
	const door = `${request.method} ${(await context.params).nextauth.join("/")}`;
	const response = await answer(door, request, context);
	response.headers.set("Cache-Control", "no-store");
	return response;
};

async function answer(door: string, ...[request, context]: Parameters<Handler>): Promise<Response> {
	if (door === "GET csrf" || door === "POST callback/credentials") return handler()(request, context);
	if (door === "GET signin" || door === "GET error") {
		return new Response(null, { status: 303, headers: { Location: "/sign-in" } });
	}
	return new Response(null, { status: 404 });
}

let built: Handler | undefined;

/** Built at the first request, because a build has no secrets. */
function handler(): Handler {
	// next-auth would otherwise assume that it runs on localhost.
	process.env.NEXTAUTH_URL = new URL(env.APP_URL).origin;
	built ??= NextAuth(authOptions()) as Handler;
	return built;
}

/** Email and password, and an encrypted cookie that holds the id of a row in our own session table. */
export function authOptions(): NextAuthOptions {
	return {
		secret: env.AUTH_SECRET,
		useSecureCookies: isSessionCookieSecure(),
		cookies: {
			sessionToken: hostCookie(SESSION_COOKIE),
			callbackUrl: hostCookie("next-auth.callback-url"),
		},
		session: { strategy: "jwt", maxAge: SESSION_ABSOLUTE_DAYS * DAY_SECONDS },
		// The database's clock decides when a session ends; the token's own expiry is only kept later than that.
		jwt: { maxAge: 2 * SESSION_ABSOLUTE_DAYS * DAY_SECONDS },
		pages: { signIn: "/sign-in", error: "/sign-in" },
		callbacks: {
			// The sign-in page decides where to go next: no address from outside is ever followed.
			redirect: ({ baseUrl }) => baseUrl,
			jwt: ({ token, user }) => (user ? { sid: user.id } : token),
		},
		providers: [CredentialsProvider({ credentials: {}, authorize })],
		logger: {
			error: (code) => logger.error({ code }, "next-auth reported an error."),
			warn: (code) => logger.warn({ code }, "next-auth reported a warning."),
			debug: () => {},
		},
	};
}

/** next-auth puts what is thrown here into a URL, so nothing is thrown but the closed codes of a problem. */
async function authorize(credentials: Record<string, string> | undefined): Promise<{ id: string }> {
	const answer = await attempt(credentials);
	if (!answer.ok) throw new Error(codeOfProblem(answer.problem));
	return { id: answer.sessionId };
}

async function attempt(credentials: unknown): Promise<SignInAnswer> {
	const parsed = credentialsSchema.safeParse(credentials);
	if (!parsed.success) return { ok: false, problem: { kind: "wrong" } };
	try {
		return await signIn(parsed.data, await currentVisit());
	} catch (error) {
		if (isBusy(error)) {
			metrics.busy.inc({ where: "sign_in" });
			return { ok: false, problem: { kind: "busy" } };
		}
		const id = currentRequestId() ?? newId();
		logger.error({ id, error }, "A sign-in failed unexpectedly.");
		return { ok: false, problem: { kind: "unexpected", id } };
	}
}
