import { expect, it } from "vitest";
import { startSession, userOfSession } from "@/lib/auth/sessions/sessions.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { endOwnSession } from "./end-own-session.ts";
import { listOwnSessions } from "./queries.ts";
import { readSessionsFile } from "./sessions-file.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

const { db, sql } = await testDatabase();
const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0";

async function aPerson() {
	const { id } = await aUser(db, await anOrganization(db));
	const start = (userAgent: string | null = null) =>
		startSession({ userId: id, userAgent, ipAddress: "192.0.2.1" }, db);
	const visit = { ipAddress: "192.0.2.1", userAgent: FIREFOX, sessionId: null };
	return { id, start, context: { actor: await actorOf(db, id), db, visit } };
}

it("lists the user's own active ones, this one first, with what each says of itself", async () => {
	const { start, context } = await aPerson();
	const here = await start(FIREFOX);
	const elsewhere = await start();
	const ended = await start();
	const idle = await start();
	await endOwnSession(context, { sessionId: ended });
	await sql.query(`UPDATE session SET last_seen_at = last_seen_at - interval '13 hours' WHERE id = $1::uuid`, [idle]);
	await (await aPerson()).start();
	expect(await listOwnSessions({ actor: context.actor, db }, here)).toMatchObject([
		{ id: here, isThis: true, ipAddress: "192.0.2.1", device: { browser: "Firefox", system: "Windows" } },
		{ id: elsewhere, isThis: false, device: { browser: null, system: null } },
	]);
	const rows = await rowsOfFile(sql, await readSessionsFile({ actor: context.actor, db }, here));
	expect(rows).toMatchObject([
		{ browser: "Firefox", system: "Windows", ip_address: "192.0.2.1", this_session: "yes" },
		{ browser: null, system: null, this_session: "no" },
	]);
});

it("ends one of the user's own, and no one else's", async () => {
	const { id, start, context } = await aPerson();
	const [here, elsewhere] = [await start(), await start()];
	const stranger = await aPerson();
	const theirs = await stranger.start();
	expect(await endOwnSession(context, { sessionId: elsewhere })).toEqual({ ok: true, value: null });
	expect(await userOfSession(elsewhere, db)).toBeNull();
	expect(await userOfSession(here, db)).toBe(id);
	expect(await endOwnSession(context, { sessionId: theirs })).toMatchObject({ code: "NOT_FOUND" });
	expect(await userOfSession(theirs, db)).toBe(stranger.id);
	const results = await Promise.all([1, 2].map(() => endOwnSession(context, { sessionId: here })));
	expect(results.filter((result) => result.ok).length).toBe(1);
});

it("signs out everywhere: all of the user's own end, and no one else's", async () => {
	const { start, context } = await aPerson();
	const sessions = [await start(), await start(), await start()];
	const stranger = await aPerson();
	const theirs = await stranger.start();
	expect(await signOutEverywhere(context)).toEqual({ ok: true, value: null });
	for (const session of sessions) expect(await userOfSession(session, db)).toBeNull();
	expect(await userOfSession(theirs, db)).toBe(stranger.id);
});
