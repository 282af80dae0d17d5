import { expect, it } from "vitest";
import { isOwnHost } from "./own-host.ts";

const appUrl = "http://demo.internal:3000";
const answers = (host: string | null, listensAt?: string) => isOwnHost(host, { appUrl, listensAt });

it("is the loopback, APP_URL's host or HOST's, at whatever port it is forwarded from", () => {
	for (const host of [
		"localhost:3000",
		"LOCALHOST",
		"127.0.0.1:8080",
		"[::1]:3000",
		"demo.internal",
		"Demo.Internal:80",
	]) {
		expect(answers(host), host).toBe(true);
	}
	expect(answers("192.168.1.5:3000", "192.168.1.5")).toBe(true);
	expect(answers("[fe80::1]:3000", "fe80::1")).toBe(true);
});

it("is not a name that another site may have pointed here", () => {
	const others = [
		"evil.example",
		"evil.example:3000",
		"localhost.evil.example",
		"127.0.0.1.nip.io",
		"192.168.1.5",
		"",
		null,
	];
	for (const host of [...others, "localhost@evil.example", "evil.example/localhost", "a b"]) {
		expect(answers(host, "127.0.0.1"), String(host)).toBe(false);
		expect(answers(host), String(host)).toBe(false);
	}
});

it("is any numeric address, and no other name, where the server listens on all of them", () => {
	for (const everywhere of ["0.0.0.0", "::"]) {
		expect(answers("192.168.1.5:3000", everywhere)).toBe(true);
		expect(answers("[2001:db8::5]:3000", everywhere)).toBe(true);
		expect(answers("evil.example", everywhere)).toBe(false);
		expect(answers("127.0.0.1.nip.io", everywhere)).toBe(false);
	}
});
