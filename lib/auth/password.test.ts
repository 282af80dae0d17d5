import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";
import { findPasswordFault } from "./password-rules.ts";

const owner = { name: "Mary Chan", email: "mary@northwind.example" };

describe("hashing a password", () => {
	it("uses argon2id with OWASP's parameters and a salt of its own", async () => {
		const hashes = await Promise.all([hashPassword("a quiet harbour"), hashPassword("a quiet harbour")]);
		for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(hashes[0]).not.toBe(hashes[1]);
	});

	it("knows the right one from a wrong one, and no hash from both", async () => {
		const hash = await hashPassword("a quiet harbour");
		expect(await verifyPassword("a quiet harbour", hash)).toBe(true);
		expect(await verifyPassword("a quiet harbor", hash)).toBe(false);
		expect(await verifyPassword("a quiet harbour", null)).toBe(false);
	});

	it("takes one character written in two ways for the same", async () => {
		expect(await verifyPassword("cafe\u0301 au lait", await hashPassword("caf\u00e9 au lait"))).toBe(true);
	});
});

describe("the rules for a new password", () => {
	it.each([
		["1234567", "too_short"],
		["😀😀😀😀😀😀😀", "too_short"],
		["x".repeat(50) + "yz".repeat(40), "too_long"],
		["password1", "common"],
		["PassWord1", "common"],
		["aaaaaaaaaaaa", "common"],
		["commonpurse1", "personal"],
		["MaryChan!!", "personal"],
		["northwind22", "personal"],
	])("refuses %s", (password, fault) => {
		expect(findPasswordFault(password, owner)).toBe(fault);
	});

	it.each(["a quiet harbour", "8 chars!", "żółw-na-plaży", `${"quiet harbour ".repeat(9)}ab`])(
		"takes %s",
		(password) => {
			expect(findPasswordFault(password, owner)).toBeNull();
		},
	);
});
