import { domainToASCII } from "node:url";
import { expect, it } from "vitest";
import { readableAddress } from "./readable-address.ts";

it.each([
	["Jürgen@xn--bcher-kva.example", "Jürgen@bücher.example"],
	["*.xn--bcher-kva.example", "*.bücher.example"],
	["tom@globex.example", "tom@globex.example"],
	["tom@xn--a-ecp.example", "tom@xn--a-ecp.example"],
	["tom@xn--glbex-kye.example", "tom@xn--glbex-kye.example"],
	["tom@xn--80ak6aa92e.com", "tom@xn--80ak6aa92e.com"],
	["tom@xn--e1afmkfd.xn--80ak6aa92e", "tom@пример.аррӏе"],
	["tom@xn--e1afmkfd.example", "tom@пример.example"],
	["tom@xn--wgv71a119e.xn--glbex-kye.jp", "tom@日本語.xn--glbex-kye.jp"],
])("%s reads %s", (stored, read) => expect(readableAddress(stored)).toBe(read));

it("shows no letter of another alphabet among Latin ones, whatever code point it is", () => {
	for (let code = 0x80; code <= 0x10ffff; code += 1) {
		const letter = String.fromCodePoint(code);
		if (!/[\p{L}\p{N}]/u.test(letter) || /[\p{Script=Han}\p{Script=Hangul}]/u.test(letter)) continue;
		const ascii = domainToASCII(`glob${letter}x.example`);
		const shown = ascii && readableAddress(ascii);
		if (shown === ascii || /^[\p{Script_Extensions=Latin}\p{Script=Inherited}\d.-]+$/u.test(shown)) continue;
		// East Asian writing appears beside Latin letters, and looks like none of them.
		if (/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}]/u.test(shown)) continue;
		expect.fail(`U+${code.toString(16)} is shown in ${shown}`);
	}
}, 60_000);
