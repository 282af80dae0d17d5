import { expect, it } from "vitest";
import { setUpSchema } from "@/lib/accounts/set-up/schema.ts";
import { startSignUpSchema } from "@/lib/accounts/sign-up/schema.ts";
import { createShareGroupSchema } from "@/lib/share-groups/schema.ts";
import { hasWebAddress } from "./has-web-address.ts";

it.each([
	"Your account is suspended: verify at http://evil.example",
	"Verify at evil.com",
	"evil.com/login now",
	"www.evil.co.uk",
	"HTTPS://x",
	"mailto:eve@evil",
	"javascript:alert(1)",
	"EVIL．COM",
	"evil。com",
	"ev\u200Bil.c\u200Bom",
	"пример.рф",
	"xn--e1afmkfd.xn--p1ai",
	"192.168.0.1 is yours",
	"Acme (acme.io)",
	"eve@evil.com",
])("%s has a web address", (text) => {
	expect(hasWebAddress(text)).toBe(true);
});

it.each([
	"Mary Chan",
	"J. R. Smith",
	"J.R. Smith",
	"Dr. O’Neil-Müller, Ph.D.",
	"Acme, Inc.",
	"Müller & Söhne GmbH & Co. KG",
	"St. John's",
	"ABCgroup 2.0",
	"Q3.2026",
	"A: the first group",
	"24/7 team",
	"李小龍",
])("%s has none", (text) => {
	expect(hasWebAddress(text)).toBe(false);
});

it("is refused in the names of users, organizations and groups", () => {
	const bad = "Verify at evil.com";
	const said = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
		result.error?.issues.map(({ path, message }) => [path[0], message]);
	expect(said(startSignUpSchema.safeParse({ name: bad, email: "a@b.example" }))).toEqual([["name", "webAddress"]]);
	expect(said(createShareGroupSchema.safeParse({ name: bad, description: "" }))).toEqual([["name", "webAddress"]]);
	const seller = {
		...{ legalName: "Ada", addressLine1: "1 Quay", addressLine2: "", city: "Bergen", region: "", postalCode: "" },
		...{
			country: "NO",
			taxId: "1",
			supportEmail: "help@b.example",
			paymentInstructions: "IBAN NO00",
			paymentTermsDays: 14,
		},
	};
	const setUp = {
		...{ token: "t", organizationName: bad, name: "Ada", email: "a@b.example", password: "x" },
		...{ seller, currency: "NOK", timeZone: "Europe/Oslo" },
	};
	expect(said(setUpSchema.safeParse(setUp))).toEqual([["organizationName", "webAddress"]]);
});
