import sharp from "sharp";
import { expect, test } from "vitest";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import { anonymiseOrganization } from "@/lib/customers/closing/anonymise-organization.ts";
import { closeOrganization } from "@/lib/customers/closing/close-organization.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aPicture } from "@/lib/testing/a-picture.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole, type TestOrganization } from "@/lib/testing/people.ts";
import { readLogo, readLogoPicture, readSellersLogo, readSellersLogoPicture } from "./queries.ts";
import { saveLogo } from "./save-logo.ts";

const { db } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { role: "administrator" })), db };

const save = (file: Buffer, context = olivia) => saveLogo(context, { logo: file.toString("base64") });

test("a PNG or JPEG is encoded again, made as small as it is shown, and replaces the one before (product.md 52)", async () => {
	expect(await readSellersLogo({ db })).toBeNull();
	const withComment = await sharp(await aPicture({ width: 1_000, height: 200, format: "jpeg" }))
		.withExif({ IFD0: { Copyright: "secret" } })
		.jpeg()
		.toBuffer();
	expect(withComment.includes("secret")).toBe(true);
	expect(await save(withComment)).toEqual({ ok: true, value: null });
	const first = await readSellersLogo({ db });
	expect(first).toMatchObject({ width: 240, height: 48 });
	const version = first?.path.split("/").at(-1) ?? "";
	const picture = Buffer.from((await readLogoPicture({ db }, version)) ?? []);
	expect(await sharp(picture).metadata()).toMatchObject({ format: "png", width: 480, height: 96 });
	expect(picture.includes("secret")).toBe(false);

	expect(await save(await aPicture({ width: 40, height: 20 }))).toMatchObject({ ok: true });
	expect(await readSellersLogo({ db })).toMatchObject({ width: 20, height: 10 });
	expect(await readLogoPicture({ db }, version), "the one before").toBeNull();
	expect(await saveLogo(olivia, { logo: null })).toMatchObject({ ok: true });
	expect([await readSellersLogo({ db }), await readSellersLogoPicture({ db })]).toEqual([null, null]);
	const log = await db.auditEntry.findMany({ where: { action: "organization.logo_changed" }, orderBy: { id: "asc" } });
	expect(log.map(({ after }) => after)).toEqual([{ logo: "480 × 96" }, { logo: "40 × 20" }, { logo: null }]);
});

test("another kind of file, a broken one and one that is too large are refused", async () => {
	const png = await aPicture({ width: 300, height: 100 });
	const bad = [
		...[
			await aPicture({ width: 30, height: 10, format: "webp" }),
			Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
		],
		...[png.subarray(0, png.length / 2), Buffer.from("GIF89a"), Buffer.alloc(0)],
	];
	for (const file of bad)
		expect(await save(file)).toMatchObject({ code: "INVALID", key: "logoNoPicture", field: "logo" });
	const large = Buffer.concat([png, Buffer.alloc(500_001)]);
	expect(await save(large)).toMatchObject({ code: "INVALID", key: "logoTooBig" });
	expect(await readSellersLogo({ db })).toBeNull();
});

test("the operator's is the seller's, to choose with Manage Seller", async () => {
	const role = await aUserRole(db, operators, {
		name: newId(),
		rights: ["manage_orders", "view_user_list", "edit_user"],
	});
	const context = { actor: await actorOf(db, await aUser(db, operators, { role: { id: role } })), db };
	expect(await save(await aPicture({ width: 10, height: 10 }), context)).toMatchObject({ code: "NOT_FOUND" });
	expect(await readSellersLogo({ db })).toBeNull();
});

test("a customer's is its own, to choose with Edit User, and goes with its name (product.md 57, 57a)", async () => {
	const [acme, other] = [await anOrganization(db), await anOrganization(db)];
	const contextOf = async (organization: TestOrganization, rights: UserRight[]) => {
		const role = await aUserRole(db, organization, { name: newId(), rights });
		return { actor: await actorOf(db, await aUser(db, organization, { role: { id: role } })), db };
	};
	const picture = await aPicture({ width: 100, height: 50 });
	expect(await save(picture, await contextOf(acme, ["edit_user"]))).toMatchObject({ code: "NOT_FOUND" });
	expect(await save(picture, await contextOf(acme, ["view_user_list"]))).toMatchObject({ code: "FORBIDDEN" });
	expect(await save(picture, await contextOf(acme, ["view_user_list", "edit_user"]))).toMatchObject({ ok: true });
	expect(await readLogo({ db }, acme.id)).toMatchObject({ width: 50, height: 25 });
	expect([await readLogo({ db }, other.id), await readSellersLogo({ db })]).toEqual([null, null]);

	const closing = { organizationId: acme.id, name: acme.name };
	expect(await closeOrganization(olivia, { ...closing, reason: "They left" })).toMatchObject({ ok: true });
	expect(await readLogo({ db }, acme.id)).not.toBeNull();
	expect(await anonymiseOrganization(olivia, closing)).toMatchObject({ ok: true });
	expect(await readLogo({ db }, acme.id)).toBeNull();
});
