import { expect, it } from "vitest";
import { recordSecurityEvent } from "@/lib/auth/record-security-event.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { listOwnSignIns, SIGN_INS_SHOWN } from "./queries.ts";
import { readSignInsFile } from "./sign-ins-file.ts";

const { db, sql } = await testDatabase();
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0";

it("lists the user's own sign-ins, the latest first, with device, place and outcome, and nothing else", async () => {
	const organization = await anOrganization(db);
	const [mary, other] = [await aUser(db, organization), await aUser(db, organization)];
	const home = { ipAddress: "192.0.2.1", userAgent: FIREFOX };
	const note = (event: Parameters<typeof recordSecurityEvent>[0]) => recordSecurityEvent(event, db);
	await note({ kind: "signed_in", userId: mary.id, from: home });
	await note({ kind: "signed_out", userId: mary.id, from: home });
	await note({ kind: "signed_in", userId: other.id, from: home });
	await note({ kind: "sign_in_failed", email: mary.email, from: { ipAddress: "203.0.113.9", userAgent: null } });
	await note({ kind: "sign_in_slowed_down", email: mary.email, from: { ipAddress: "203.0.113.9", userAgent: null } });
	expect(await listOwnSignIns({ actor: await actorOf(db, mary), db })).toMatchObject([
		{ outcome: "sign_in_slowed_down", ipAddress: "203.0.113.9" },
		{ outcome: "sign_in_failed", ipAddress: "203.0.113.9", device: { browser: null } },
		{ outcome: "signed_in", ipAddress: "192.0.2.1", device: { browser: "Firefox", system: "Windows" } },
	]);
});

it("are a file with all that are stored, in the same order", async () => {
	const mary = await aUser(db, await anOrganization(db));
	const from = { ipAddress: "192.0.2.1", userAgent: FIREFOX };
	for (let time = 0; time <= SIGN_INS_SHOWN; time += 1) {
		await recordSecurityEvent({ kind: "signed_in", userId: mary.id, from }, db);
	}
	const context = { actor: await actorOf(db, mary), db };
	const listed = await listOwnSignIns(context);
	const rows = await rowsOfFile(sql, await readSignInsFile(context));
	expect([listed.length, rows.length]).toEqual([SIGN_INS_SHOWN, SIGN_INS_SHOWN + 1]);
	expect(rows.slice(0, SIGN_INS_SHOWN)).toEqual(
		listed.map(({ happenedAt, outcome, device: { browser, system }, ipAddress }) => ({
			...{ at: happenedAt, outcome, browser, system, ip_address: ipAddress },
		})),
	);
});
