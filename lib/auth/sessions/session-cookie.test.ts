import { createCipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterEach, describe, expect, it, vi } from "vitest";
import { isSessionCookieSecure, readSessionCookie, sessionCookieName } from "./session-cookie.ts";

const settings = vi.hoisted(() => ({
	APP_URL: "",
	AUTH_SECRET: "a-secret-for-tests-of-32-characters-or-more",
	AUTH_SECRET_PREVIOUS: [],
}));
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

	it("names none in a token that was encrypted in another way, though with the right key", async () => {
		const sid = "0199c0de-0000-7000-8000-000000000001";
		expect(await readSessionCookie(inAnotherWay({ sid }, settings.AUTH_SECRET))).toBeNull();
	});
});

/** The token in the other form that a key of this length fits (RFC 7518, A128CBC-HS256). */
function inAnotherWay(payload: object, secret: string): string {
	const key = Buffer.from(hkdfSync("sha256", secret, "", "NextAuth.js Generated Encryption Key", 32));
	const header = Buffer.from(JSON.stringify({ alg: "dir", enc: "A128CBC-HS256" })).toString("base64url");
	const start = randomBytes(16);
	const cipher = createCipheriv("aes-128-cbc", key.subarray(16), start);
	const text = Buffer.concat([cipher.update(JSON.stringify(payload)), cipher.final()]);
	const bits = Buffer.alloc(8);
	bits.writeBigUInt64BE(BigInt(header.length * 8));
	const signed = Buffer.concat([Buffer.from(header), start, text, bits]);
	const tag = createHmac("sha256", key.subarray(0, 16)).update(signed).digest().subarray(0, 16);
	return [header, "", ...[start, text, tag].map((part) => part.toString("base64url"))].join(".");
}
