import { describe, expect, it } from "vitest";
import { isMailAddress, parseSender, readableAddress, storedAddress } from "./mail-address.ts";

describe("an address", () => {
	it.each(["mary@northwind.example", "mary.o'hara+x@mail.a-b.example", "mary@münchen.example", "мария@пример.example"])(
		"is %s",
		(text) => expect(isMailAddress(text)).toBe(true),
	);

	it.each([
		"",
		"mary",
		"@northwind.example",
		"mary@",
		"mary@northwind.example, eve@evil.example",
		"mary@northwind.example;eve@evil.example",
		"mary@northwind.example\r\nBcc: eve@evil.example",
		"mary\n@northwind.example",
		"Mary <mary@northwind.example>",
		"mary@northwind.example>",
		'"mary@evil.example"@northwind.example',
		"eve@evil.example@northwind.example",
		"mary@north wind.example",
		"mary@northwind..example",
		"mary@[127.0.0.1]",
		"mary\u0000@northwind.example",
		"mary\u202e@northwind.example",
	])("is not %j", (text) => expect(isMailAddress(text)).toBe(false));
});

describe("an address is stored in one form", () => {
	it.each(["Jürgen@Bücher.example", " Jürgen@BÜCHER.example ", "Ju\u0308rgen@xn--bcher-kva.example"])("of %s", (text) =>
		expect(storedAddress(text)).toBe("Jürgen@xn--bcher-kva.example"),
	);

	it("and nothing else is", () => {
		expect(storedAddress("Jürgen <juergen@bücher.example>")).toBeNull();
		expect(storedAddress("juergen@127.0.0.1")).toBeNull();
	});

	it.each([
		["Jürgen@xn--bcher-kva.example", "Jürgen@bücher.example"],
		["*.xn--bcher-kva.example", "*.bücher.example"],
		["tom@globex.example", "tom@globex.example"],
		["tom@xn--a-ecp.example", "tom@xn--a-ecp.example"],
	])("%s reads %s", (stored, read) => expect(readableAddress(stored)).toBe(read));
});

describe("a sender", () => {
	it.each([
		["credits@example.com", { name: "", address: "credits@example.com" }],
		["Commonpurse <credits@example.com>", { name: "Commonpurse", address: "credits@example.com" }],
		['"Credits, Ltd" <credits@example.com>', { name: "Credits, Ltd", address: "credits@example.com" }],
	])("is read from %s", (text, sender) => expect(parseSender(text)).toEqual(sender));

	it.each(["Commonpurse", "a@example.com, b@example.com", "A <a@example.com> <b@example.com>", "A <a@example.com"])(
		"is not %s",
		(text) => expect(parseSender(text)).toBeNull(),
	);
});
