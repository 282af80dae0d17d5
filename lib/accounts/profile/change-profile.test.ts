import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { changeProfile } from "./change-profile.ts";
import { type ChangeProfileInput, changeProfileSchema } from "./schema.ts";

const { db } = await testDatabase();

async function mary() {
	const organization = await anOrganization(db);
	const { id } = await aUser(db, organization, { name: "Mary Chan" });
	const context = { actor: await actorOf(db, id), db };
	const stored = () => db.user.findUniqueOrThrow({ where: { id } });
	const form = async (changes: Partial<ChangeProfileInput> = {}) => {
		const { name, language, timeZone, version } = await stored();
		return changeProfileSchema.parse({ name, language, timeZone, version, ...changes });
	};
	return { id, context, stored, form };
}

it("stores name and time zone at once, with an audit row that holds what changed", async () => {
	const { id, context, stored, form } = await mary();
	const changes = { name: " Mary W. Chan ", timeZone: "Asia/Hong_Kong" };
	expect(await changeProfile(context, await form(changes))).toEqual({ ok: true, value: { version: 1 } });
	expect(await stored()).toMatchObject({ name: "Mary W. Chan", timeZone: "Asia/Hong_Kong", version: 1 });
	expect(await db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
		{
			action: "user.changed",
			actorId: id,
			before: { name: "Mary Chan", timeZone: null },
			after: { name: "Mary W. Chan", timeZone: "Asia/Hong_Kong" },
		},
	]);
});

it("writes nothing where nothing was changed", async () => {
	const { id, context, form } = await mary();
	expect(await changeProfile(context, await form())).toEqual({ ok: true, value: { version: 0 } });
	expect(await db.auditEntry.count({ where: { subjectId: id } })).toBe(0);
});

it("of two forms opened at once stores one, 30 rounds", async () => {
	const { context, stored, form } = await mary();
	for (let round = 0; round < 30; round += 1) {
		const [first, second] = [await form({ name: `First ${round}` }), await form({ name: `Second ${round}` })];
		const results = await Promise.all([changeProfile(context, first), changeProfile(context, second)]);
		expect(results.map((result) => (result.ok ? "saved" : result.code)).sort()).toEqual(["STALE", "saved"]);
		expect((await stored()).name).toBe(`${results[0].ok ? "First" : "Second"} ${round}`);
	}
});

it("changes nothing for a user who was suspended in the meantime", async () => {
	const { id, context, stored, form } = await mary();
	const open = await form({ name: "Another" });
	await db.user.update({ where: { id }, data: { status: "suspended" } });
	expect(await changeProfile(context, open)).toMatchObject({ code: "FORBIDDEN", key: "signedOut" });
	expect((await stored()).name).toBe("Mary Chan");
});

it("refuses fields that users can't change for themselves", async () => {
	const { form } = await mary();
	const open = await form();
	for (const more of [
		{ status: "active" },
		{ userRoleId: "x" },
		{ email: "x@y.example" },
		{ timeZone: "Mars/Olympus" },
	]) {
		expect(changeProfileSchema.safeParse({ ...open, ...more }).success).toBe(false);
	}
});
