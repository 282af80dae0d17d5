import NextAuth from "next-auth";
import { expect, it, vi } from "vitest";
import { authOptions } from "./auth-route.ts";

vi.mock("@/lib/platform/env.ts", () => ({
	env: { APP_URL: "https://credits.example", AUTH_SECRET: "a-secret-for-tests-of-32-characters-or-more" },
}));

it("every cookie of a sign-in is this host's alone, comes over https only, and is out of reach of scripts", async () => {
	vi.stubEnv("NEXTAUTH_URL", "https://credits.example");
	const set: string[] = [];
	const response = {
		getHeader: () => [],
		setHeader: (name: string, value: string | string[]) => name === "Set-Cookie" && set.push(...[value].flat()),
		status: () => response,
		send: () => {},
	};
	const query = { nextauth: ["csrf"] };
	await NextAuth(authOptions())({ method: "GET", query, cookies: {}, headers: {} }, response);
	expect(set.length).toBeGreaterThan(0);
	for (const cookie of set) expect(cookie).toMatch(/^__Host-[\w.-]+=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});
