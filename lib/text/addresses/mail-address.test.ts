import { describe, expect, it } from "vitest";
import { enteredAddress, isMailAddress, parseSender, storedAddress } from "./mail-address.ts";
import { normalizeAddress } from "./match-keys.ts";

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

describe("an address that is newly entered", () => {
	it("is stored like any other", () => {
		expect(enteredAddress(" Jürgen@BÜCHER.example ")).toBe("jürgen@xn--bcher-kva.example");
	});

	it.each(["bob@acme", "bob.hill@acme", "bob@localhost", "bob@acme.", "bob@münchen", ""])("is not %j", (text) =>
		expect(enteredAddress(text)).toBeNull(),
	);

	it("may be stored without a dot in its domain from before", () => expect(storedAddress("Bob@Acme")).toBe("Bob@acme"));
});

describe("an address is stored in one form", () => {
	it.each(["Jürgen@Bücher.example", " Jürgen@BÜCHER.example ", "Ju\u0308rgen@xn--bcher-kva.example"])("of %s", (text) =>
		expect(storedAddress(text)).toBe("jürgen@xn--bcher-kva.example"),
	);

	it("without what was pasted with it", () => {
		expect(storedAddress("\uFEFFtom@globex.example\u200B \u00A0")).toBe("tom@globex.example");
	});

	it("at once, however long what surrounds it, and what it isn't", () => {
		for (const part of [" ", "\n", "\u200D", "\u200E"]) {
			const long = part.repeat(40_000);
			expect(storedAddress(`${long}tom@globex.example${long}`)).toBe("tom@globex.example");
			expect(storedAddress(`a${long}b@globex.example`)).toBeNull();
		}
	}, 20_000);

	it("and nothing else is", () => {
		expect(storedAddress("tom\u037Eeve@globex.example")).toBeNull();
		expect(storedAddress("Jürgen <juergen@bücher.example>")).toBeNull();
		expect(storedAddress("juergen@127.0.0.1")).toBeNull();
	});

	it.each([
		["ΝΙΚΟΣ@northwind.example", "νικος@northwind.example"],
		["νικοσ@northwind.example", "νικος@northwind.example"],
		["ΝΙΚΟΣ.ΣΟΦΟΣ@northwind.example", "νικος.σοφος@northwind.example"],
		["İpek@northwind.example", "i̇pek@northwind.example"],
		["STRAẞE@northwind.example", "straße@northwind.example"],
		["Mary.Lee@northwind.example", "Mary.Lee@northwind.example"],
	])("whatever its case is: %s as %s", (written, stored) => {
		expect(storedAddress(written)).toBe(stored);
		expect(storedAddress(stored)).toBe(stored);
		expect(stored.toLowerCase()).toBe(normalizeAddress(written));
	});

	it("and that is the same in either case of every letter, whatever code point it is", () => {
		for (let code = 0x80; code <= 0x10ffff; code += 1) {
			const letter = String.fromCodePoint(code);
			// Text with one case and one spelling can't be stored in two ways.
			if (!/\p{Changes_When_Casemapped}|\p{Changes_When_NFKC_Casefolded}/u.test(letter)) continue;
			const stored = storedAddress(`a${letter}b@northwind.example`);
			if (stored === null) continue;
			const name = `U+${code.toString(16)}`;
			expect(storedAddress(stored) === stored, name).toBe(true);
			const inLowerCase = storedAddress(`a${letter.toLowerCase()}b@northwind.example`)?.toLowerCase();
			expect(inLowerCase === stored.toLowerCase(), name).toBe(true);
			expect(/^\p{ASCII}*$/u.test(stored) || stored === stored.toLowerCase(), name).toBe(true);
		}
	}, 60_000);
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
