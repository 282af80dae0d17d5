import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, it } from "vitest";
import { currentRequestId } from "@/lib/platform/current-request.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { parseTrustedProxies } from "@/lib/text/addresses/trusted-proxies.ts";
import { signIn } from "../sign-in/sign-in.ts";
import { clientAddress } from "./client-address.ts";
import { noteRequest } from "./watch-requests.ts";

const { db } = await testDatabase();

/** The headers of a request as Next gets them, behind one proxy that ends the TLS unless the test says otherwise. */
function received(headers: IncomingHttpHeaders, { peer = "10.0.0.1", appUrl = "https://credits.example" } = {}) {
	const proxies = parseTrustedProxies(appUrl.startsWith("https:") ? "1" : "0");
	if (!proxies) throw new Error("The setting can't be read.");
	noteRequest({ headers, socket: { remoteAddress: peer } }, { proxies, appUrl: new URL(appUrl) });
	return new Headers(headers as Record<string, string>);
}

describe("a request", () => {
	it("of a stranger who claims another address each time is slowed down at the sixth wrong sign-in", async () => {
		const kinds: string[] = [];
		for (let attempt = 0; attempt < 40; attempt += 1) {
			const claimed = { "x-forwarded-for": `10.1.1.${attempt}`, "x-real-ip": `10.1.1.${attempt}` };
			const ipAddress = clientAddress(
				received({ ...claimed, "x-client-address": "10.1.1.1" }, { peer: "203.0.113.5" }),
			);
			const answer = await signIn(
				{ email: "mary@test.example", password: "a guess" },
				{ ipAddress, userAgent: null },
				db,
			);
			kinds.push(answer.ok ? "ok" : answer.problem.kind);
		}
		expect(kinds.slice(0, 5)).toEqual(Array(5).fill("wrong"));
		expect(kinds.slice(5)).toEqual(Array(35).fill("slowed_down"));
	});

	it("is passed on without the addresses that it claims", () => {
		const claimed = {
			"x-forwarded-for": "192.0.2.1",
			"x-forwarded-host": "evil.example",
			"x-forwarded-proto": "http",
			"x-forwarded-port": "1",
			"x-real-ip": "192.0.2.1",
			forwarded: "for=192.0.2.1",
		};
		const secure = received({ ...claimed }, { peer: "203.0.113.5" });
		expect(Object.fromEntries(secure)).toMatchObject({
			"x-client-address": "203.0.113.5",
			"x-forwarded-for": "203.0.113.5",
			"x-forwarded-host": "credits.example",
			"x-forwarded-proto": "https",
		});
		for (const name of ["x-forwarded-port", "x-real-ip", "forwarded"]) expect(secure.has(name), name).toBe(false);
		const plain = received({ ...claimed }, { appUrl: "http://localhost:3000", peer: "127.0.0.1" });
		expect(plain.get("x-forwarded-for")).toBe("127.0.0.1");
		for (const name of ["x-forwarded-host", "x-forwarded-proto"]) expect(plain.has(name), name).toBe(false);
	});

	it("has a new id, or the one of a trusted proxy", () => {
		const given = { "x-request-id": "a-proxys-own-id" };
		expect(received({ ...given }).get("x-request-id")).toBe("a-proxys-own-id");
		expect(currentRequestId()).toBe("a-proxys-own-id");
		const stranger = received({ ...given }, { peer: "203.0.113.5" }).get("x-request-id");
		expect(stranger).toMatch(/^[0-9a-f-]{36}$/);
		expect(currentRequestId()).toBe(stranger);
		for (const odd of ["short", "line\nbreak-in-it", "x".repeat(101), 'blank and quote"']) {
			expect(received({ "x-request-id": odd }).get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
		}
	});
});
