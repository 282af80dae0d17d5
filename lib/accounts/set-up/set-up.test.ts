import { describe, expect, it } from "vitest";
import { OPERATOR_RIGHTS } from "@/lib/auth/rights-of-organization.ts";
import { readStoredSeller } from "@/lib/seller/queries.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { mintSetUpLink } from "./mint-set-up-link.ts";
import { isSetUp, isSetUpLinkGood } from "./queries.ts";
import { setUp } from "./set-up.ts";

const FIELDS = {
	organizationName: "Harbour Credits",
	name: "Olivia Park",
	email: "olivia@harbour.example",
	password: "a quiet harbour",
	currency: "HKD",
	timeZone: "Asia/Hong_Kong",
	seller: {
		...{ legalName: "Harbour Credits Ltd", addressLine1: "1 Quay", addressLine2: null, city: "Hong Kong" },
		...{ region: null, postalCode: null, country: "HK", taxId: "60123456", supportEmail: "help@harbour.example" },
		...{ paymentInstructions: "IBAN HK00 1234", paymentTermsDays: 14 },
	},
};

async function anEmptyDeployment() {
	const { db } = await testDatabase();
	const link = async () => {
		const href = await mintSetUpLink(db, "https://credits.example");
		if (!href) throw new Error("There is no link.");
		return new URL(href);
	};
	const tokenOf = (url: URL) => url.searchParams.get("token") ?? "";
	const start = (token: string, more: Partial<typeof FIELDS> = {}) => setUp({ db }, { ...FIELDS, ...more, token });
	return { db, link, tokenOf, start };
}

describe("the first start", () => {
	it("makes the operator's organization and its first administrator; then it is gone", async () => {
		const { db, link, tokenOf, start } = await anEmptyDeployment();
		const url = await link();
		expect(url.origin + url.pathname).toBe("https://credits.example/setup");
		const token = tokenOf(url);
		expect(await isSetUp({ db })).toBe(false);
		expect(await isSetUpLinkGood({ db }, token)).toBe(true);

		const result = await start(token);
		if (!result.ok) throw new Error(result.key);
		const user = await db.user.findUniqueOrThrow({
			where: { id: result.value.userId },
			include: { organization: true, userRole: true },
		});
		expect(user).toMatchObject({ name: FIELDS.name, email: FIELDS.email, status: "active" });
		expect(user.emailVerifiedAt).not.toBeNull();
		expect(user.organization).toMatchObject({ name: "Harbour Credits", isOperator: true });
		expect(user.userRole.rights).toEqual(expect.arrayContaining([...OPERATOR_RIGHTS]));

		expect(await readStoredSeller(db)).toEqual({ seller: FIELDS.seller, version: 0 });
		expect(await db.deployment.findFirst()).toMatchObject({
			...{ currency: "HKD", timeZone: "Asia/Hong_Kong", timeZoneIsChosen: true },
		});

		expect(await isSetUp({ db })).toBe(true);
		expect(await mintSetUpLink(db, "https://credits.example")).toBeNull();
		const refused = { ok: false, code: "NOT_FOUND", key: "notFound" };
		expect(await start(token)).toMatchObject(refused);
		expect(await start("nonsense")).toMatchObject(refused);
	});

	it("requires the link that the last start printed, and a good password", async () => {
		const { db, link, tokenOf, start } = await anEmptyDeployment();
		const [earlier, token] = [tokenOf(await link()), tokenOf(await link())];
		expect(await start(earlier)).toMatchObject({ ok: false, key: "linkNotGood" });
		expect(await start("nonsense")).toMatchObject({ ok: false, key: "linkNotGood" });
		expect(await start(token, { password: "commonpurse" })).toMatchObject({ code: "INVALID", field: "password" });
		expect(await db.user.count()).toBe(0);
		expect(await start(token)).toMatchObject({ ok: true });
	});

	it("by two at once creates one operator", async () => {
		const { db, link, tokenOf, start } = await anEmptyDeployment();
		const token = tokenOf(await link());
		const results = await Promise.all([start(token), start(token, { email: "other@harbour.example" })]);
		expect(results.filter((result) => result.ok)).toHaveLength(1);
		expect(await db.organization.count({ where: { isOperator: true } })).toBe(1);
		expect(await db.user.count()).toBe(1);
	});

	it("is still possible after a user has signed up, but not with that user's address", async () => {
		const { db, link, tokenOf, start } = await anEmptyDeployment();
		await aUser(db, await anOrganization(db), { email: FIELDS.email });
		const token = tokenOf(await link());
		expect(await start(token)).toMatchObject({ code: "CONFLICT", field: "email" });
		expect(await start(token, { email: "other@harbour.example" })).toMatchObject({ ok: true });
	});
});
