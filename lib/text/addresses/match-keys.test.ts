import { describe, expect, test } from "vitest";
import { mailboxOf, matchKeys, normalizeAddress, normalizeDomain } from "./match-keys.ts";

describe("an address as it is compared (product.md 22)", () => {
	test.each([
		["Tom@Globex.example", "tom@globex.example"],
		["  tom@globex.example\n", "tom@globex.example"],
		["tom+x@globex.example", "tom+x@globex.example"],
		["t.o.m@globex.example", "t.o.m@globex.example"],
		["Jörg@Bücher.example", "jörg@xn--bcher-kva.example"],
		["jo\u0308rg@bücher.example", "jörg@xn--bcher-kva.example"],
		["tom@XN--BCHER-KVA.example", "tom@xn--bcher-kva.example"],
	])("%s is %s", (text, address) => {
		expect(normalizeAddress(text)).toBe(address);
	});

	test.each([
		"tom",
		"*@globex.example",
		"to*@globex.example",
		"tom\u3164@globex.example",
		"@globex.example",
		"tom@",
		"tom@globex.example@evil.example",
		'"tom@globex.example"@evil.example',
		"tom@globex.example,bob@globex.example",
		"Tom <tom@globex.example>",
		"tom@globex..example",
		"tom@-globex.example",
		"tom@127.0.0.1",
		"tom@globex.example\r\nBcc: bob@globex.example",
	])("%s is not one", (text) => {
		expect(normalizeAddress(text)).toBeNull();
	});
});

describe("a domain as it is compared", () => {
	test.each([
		["Acme.Example", "acme.example"],
		["@acme.example", "acme.example"],
		["*@acme.example", "acme.example"],
		["*@*.acme.example", "*.acme.example"],
		["*.Acme.example", "*.acme.example"],
		["bücher.example", "xn--bcher-kva.example"],
		["*.BÜCHER.example", "*.xn--bcher-kva.example"],
	])("%s is %s", (text, domain) => {
		expect(normalizeDomain(text)).toBe(domain);
	});

	test.each([
		"example",
		"*.example",
		"*",
		"*acme.example",
		"a*.acme.example",
		"*.*.acme.example",
		"tom@acme.example",
		"acme.example.",
		".acme.example",
		"acme .example",
		"10.0.0.1",
		"",
	])("%s is not one", (text) => {
		expect(normalizeDomain(text)).toBeNull();
	});
});

describe("the entries that name an address", () => {
	test("its domain exactly, and its parent domains only with a star", () => {
		expect(matchKeys("Tom@a.Sub.globex.example")?.domains).toEqual([
			"a.sub.globex.example",
			"*.sub.globex.example",
			"*.globex.example",
			"*.example",
		]);
	});

	test.each(["globex.example.evil.example", "evil-globex.example", "sub.globex.example", "globexxexample.example"])(
		"tom@%s does not match globex.example",
		(domain) => {
			expect(matchKeys(`tom@${domain}`)?.domains).not.toContain("globex.example");
		},
	);

	test("a star is for sub-domains, not for the domain itself or one with the same ending", () => {
		expect(matchKeys("tom@globex.example")?.domains).not.toContain("*.globex.example");
		expect(matchKeys("tom@evil-globex.example")?.domains).not.toContain("*.globex.example");
		expect(matchKeys("tom@sub.globex.example")?.domains).toContain("*.globex.example");
	});

	test("a blocklist names it with and without its plus-tag; for allowing they are different addresses", () => {
		expect(matchKeys("Tom+a+b@globex.example")).toMatchObject({
			address: "tom+a+b@globex.example",
			blockedAs: ["tom+a+b@globex.example", "tom@globex.example"],
		});
		expect(matchKeys("tom@globex.example")?.blockedAs).toEqual(["tom@globex.example"]);
		expect(matchKeys("+tom@globex.example")?.blockedAs).toEqual(["+tom@globex.example"]);
	});

	test.each([
		["tom+a+b@globex.example", "tom@globex.example"],
		["tom@globex.example", "tom@globex.example"],
		["+tom@globex.example", "+tom@globex.example"],
		["t.o.m@globex.example", "t.o.m@globex.example"],
	])("mail to %s arrives in the mailbox %s", (address, mailbox) => {
		expect(mailboxOf(address)).toBe(mailbox);
	});

	test("text that is not an address is named by nothing", () => {
		expect(matchKeys("nobody")).toBeNull();
	});
});
