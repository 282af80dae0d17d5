import { dictionary } from "@zxcvbn-ts/language-common";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "../sign-in/demo-accounts.ts";
import { findPasswordFault } from "./find-password-fault.ts";
import { hashPassword, verifyPassword } from "./password.ts";

const owner = { name: "Mary Chan", email: "mary@northwind.example", organizationName: "Northwind Traders" };

describe("hashing a password", () => {
	it("uses argon2id with OWASP's parameters and a new salt each time", async () => {
		const hashes = await Promise.all([hashPassword("a quiet harbour"), hashPassword("a quiet harbour")]);
		for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(hashes[0]).not.toBe(hashes[1]);
	});

	it("tells the right one from a wrong one, and from a missing hash", async () => {
		const hash = await hashPassword("a quiet harbour");
		expect(await verifyPassword("a quiet harbour", hash)).toBe(true);
		expect(await verifyPassword("a quiet harbor", hash)).toBe(false);
		expect(await verifyPassword("a quiet harbour", null)).toBe(false);
	});

	it.each([
		["cafe\u0301 au lait", "caf\u00e9 au lait"],
		[" a quiet harbour ", "a quiet harbour"],
		["ﬁne harbour", "fine harbour"],
		["A quiet harbour", "a quiet harbour"],
		[`${"x".repeat(72)}1`, `${"x".repeat(72)}2`],
	])("takes it as it was received: %j is not %j", async (one, other) => {
		const hash = await hashPassword(one);
		expect(await verifyPassword(one, hash)).toBe(true);
		expect(await verifyPassword(other, hash)).toBe(false);
	});
});

describe("checking a new password", () => {
	it.each([
		["1234567", "too_short"],
		["😀😀😀😀😀😀😀", "too_short"],
		["x".repeat(50) + "yz".repeat(40), "too_long"],
		...["password1", "PassWord1", "Passw0rd!", "P@$$w0rd", "pa55word2026", "123Password", "!Password!"].map(common),
		...["Admin@123", "Administrator1", "4dm1n!!!!", "Welcome1!", "Summer2026!", "letmein!!", "qwerty-123"].map(common),
		...["pass-word", "p.a.s.s.w.o.r.d", "passwordpassword", "Pässwörd", "ｐａｓｓｗｏｒｄ", "iloveyou1!"].map(common),
		...["aaaaaaaaaaaa", "abababab", "cdefghijk", "98765432", "1111-2222", "abcabcabc", "12345678!"].map(common),
		...["commonpurse1", DEMO_PASSWORD, "C0mm0nPurs3!", "commonpurse2026!", "Common-Purse"].map(personal),
		...["northwind2026", "northwind22", "N0rthw1nd!", "2026northwind", "northwind-mary", "NorthwindTraders1"].map(
			personal,
		),
		...["MaryChan!!", "ChanMary1990", "m4ry.ch4n", "mary@northwind.example", "northwind-summer"].map(personal),
	])("refuses %s", (password, fault) => {
		expect(findPasswordFault(password, owner)).toBe(fault);
	});

	it.each([
		...["a quiet harbour", "8 chars!", "żółw-na-plaży", `${"quiet harbour ".repeat(9)}ab`, "静かな港の夕暮れ"],
		...["seven loud gulls", "correct horse battery staple", "x7Kq-92mP", "vG5!kQ2z", "1w9dk2mz", "83k29471"],
		...["mary had a little lamb", "northwind coffee rocks", "blue-lamp-river", "quiet harbour 1", "gxqzptvw"],
	])("accepts %s", (password) => {
		expect(findPasswordFault(password, owner)).toBeNull();
	});

	it("accepts every passphrase of four different words, with or without blanks, a capital and a number", () => {
		const words = dictionary["diceware-common"].map(String).filter((word) => /^[a-z]{3,}$/.test(word));
		const phrase = fc.uniqueArray(fc.constantFrom(...words), { minLength: 4, maxLength: 6 });
		const shape = fc.record({ gap: fc.constantFrom(" ", "-", "", "."), end: fc.constantFrom("", "7", "1987!") });
		fc.assert(
			fc.property(phrase, shape, (chosen, { gap, end }) => {
				const [first = "", ...rest] = chosen;
				const password = [`${first.slice(0, 1).toUpperCase()}${first.slice(1)}`, ...rest].join(gap) + end;
				expect(findPasswordFault(password, owner)).toBeNull();
			}),
			{ numRuns: 200 },
		);
	});

	it("handles any input, however long", () => {
		const typed = fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 128 });
		const faultOf = (points: number[]) => findPasswordFault(String.fromCodePoint(...points), owner);
		fc.assert(fc.property(typed, (points) => faultOf(points) !== undefined));
		for (const unit of ["@4", "a4@4a", "password", "4a5$sS1!lL0o", "northwind"]) {
			expect(findPasswordFault(unit.repeat(200), owner)).toBe("too_long");
			findPasswordFault(unit.repeat(128).slice(0, 128), owner);
		}
	});
});

function common(password: string): [string, string] {
	return [password, "common"];
}

function personal(password: string): [string, string] {
	return [password, "personal"];
}
