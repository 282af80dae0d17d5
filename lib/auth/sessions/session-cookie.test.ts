import { encode } from "next-auth/jwt";
import { afterEach, describe, expect, it, vi } from "vitest";
import { isSessionCookieSecure, readSessionCookie, sessionCookieName } from "./session-cookie.ts";

const settings = vi.hoisted(() => ({ APP_URL: "", AUTH_SECRET: "a-secret-for-tests-of-32-characters-or-more" }));
vi.mock("@/lib/platform/env.ts", () => ({ env: settings }));

afterEach(() => {
	settings.APP_URL = "";
});

describe("the session cookie", () => {
	it("is bound to its host and to https where the deployment is served over https", () => {
		settings.APP_URL = "https://credits.example";
		expect([sessionCookieName(), isSessionCookieSecure()]).toEqual(["__Host-commonpurse.session", true]);
	});

	it("has no prefix over plain http, where browsers would refuse that name", () => {
		settings.APP_URL = "http://localhost:3000";
		expect([sessionCookieName(), isSessionCookieSecure()]).toEqual(["commonpurse.session", false]);
	});

	it("names a session only in a token that this deployment has encrypted", async () => {
		const token = { sid: "0199c0de-0000-7000-8000-000000000001" };
		const ours = await encode({ token, secret: settings.AUTH_SECRET });
		expect(await readSessionCookie(ours)).toBe(token.sid);
		expect(await readSessionCookie(await encode({ token, secret: "another-secret" }))).toBeNull();
		expect(
			await readSessionCookie(await encode({ token: { sub: token.sid }, secret: settings.AUTH_SECRET })),
		).toBeNull();
		expect(await readSessionCookie(`${ours.slice(0, -4)}AAAA`)).toBeNull();
		expect(await readSessionCookie("nonsense")).toBeNull();
		expect(await readSessionCookie(undefined)).toBeNull();
	});
});
