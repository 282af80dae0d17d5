import sharp from "sharp";
import { expect, test } from "vitest";
import { newId } from "@/lib/platform/ids.ts";
import { aPicture } from "@/lib/testing/a-picture.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { readLogo, readLogoPicture } from "./queries.ts";
import { saveLogo } from "./save-logo.ts";

const { db } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const olivia = { actor: await actorOf(db, await aUser(db, operators, { role: "administrator" })), db };

const save = (file: Buffer, context = olivia) => saveLogo(context, { logo: file.toString("base64") });

test("a PNG or JPEG is encoded again, made as small as it is shown, and replaces the one before (product.md 52)", async () => {
	expect(await readLogo({ db })).toBeNull();
	const withComment = await sharp(await aPicture({ width: 1_000, height: 200, format: "jpeg" }))
		.withExif({ IFD0: { Copyright: "secret" } })
		.jpeg()
		.toBuffer();
	expect(withComment.includes("secret")).toBe(true);
	expect(await save(withComment)).toEqual({ ok: true, value: null });
	const first = await readLogo({ db });
	expect(first).toMatchObject({ width: 240, height: 48 });
	const version = first?.path.split("/").at(-1) ?? "";
	const picture = Buffer.from((await readLogoPicture({ db }, version)) ?? []);
	expect(await sharp(picture).metadata()).toMatchObject({ format: "png", width: 480, height: 96 });
	expect(picture.includes("secret")).toBe(false);

	expect(await save(await aPicture({ width: 40, height: 20 }))).toMatchObject({ ok: true });
	expect(await readLogo({ db })).toMatchObject({ width: 20, height: 10 });
	expect(await readLogoPicture({ db }, version), "the one before").toBeNull();
	expect(await saveLogo(olivia, { logo: null })).toMatchObject({ ok: true });
	expect([await readLogo({ db }), await readLogoPicture({ db })]).toEqual([null, null]);
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
	expect(await readLogo({ db })).toBeNull();
});

test("it is the operator's to choose, with Manage Seller", async () => {
	const role = await aUserRole(db, operators, { name: newId(), rights: ["manage_orders"] });
	const acme = await anOrganization(db);
	for (const user of [
		await aUser(db, operators, { role: { id: role } }),
		await aUser(db, acme, { role: "administrator" }),
	]) {
		const context = { actor: await actorOf(db, user), db };
		expect(await save(await aPicture({ width: 10, height: 10 }), context)).toMatchObject({ code: "NOT_FOUND" });
	}
	expect(await readLogo({ db })).toBeNull();
});
