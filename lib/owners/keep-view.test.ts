import { expect, it } from "vitest";
import { endSession, startSession } from "@/lib/auth/sessions/sessions.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { keepView } from "./keep-view.ts";
import { readKeptView } from "./kept-view.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const john = await aUser(db, northwind, { name: "John Lee" });
const ann = await aUser(db, northwind, { name: "Ann Marsh" });
const creditUser = () => aUser(db, northwind, { creditOwnerId: john.id });

const sessionOf = ({ id: userId }: TestUser) => startSession({ userId, userAgent: null, ipAddress: null }, db);
const choose = async (user: TestUser, sessionId: string | null, view: "owner" | "own") =>
	expect(await keepView({ actor: await actorOf(db, user), visit: { sessionId }, db }, { view })).toMatchObject({
		ok: true,
	});
const keptBy = async (user: TestUser, sessionId: string | null) =>
	readKeptView({ actor: await actorOf(db, user), db }, sessionId);

it("the Credit Owner's are shown until the user chooses their own, and again when they choose them", async () => {
	const peter = await creditUser();
	const session = await sessionOf(peter);
	expect(await keptBy(peter, session)).toEqual({ ownerName: "John Lee", view: "owner" });
	await choose(peter, session, "own");
	expect(await keptBy(peter, session)).toEqual({ ownerName: "John Lee", view: "own" });
	await choose(peter, session, "owner");
	expect(await keptBy(peter, session)).toMatchObject({ view: "owner" });
});

it("the choice is the session's: another browser, and the next who signs in, start with the Credit Owner's", async () => {
	const [peter, mary] = [await creditUser(), await creditUser()];
	const session = await sessionOf(peter);
	await choose(peter, session, "own");
	expect(await keptBy(peter, await sessionOf(peter)), "another browser").toMatchObject({ view: "owner" });
	expect(await keptBy(mary, session), "another user's session").toMatchObject({ view: "owner" });
	await choose(mary, session, "owner");
	expect(await keptBy(peter, session), "nobody else changes it").toMatchObject({ view: "own" });
	await endSession(session, db);
	expect(await keptBy(mary, await sessionOf(mary)), "in the same browser").toMatchObject({ view: "owner" });
	expect(await keptBy(peter, await sessionOf(peter)), "signed in again").toMatchObject({ view: "owner" });
	expect(await keptBy(peter, null)).toMatchObject({ view: "owner" });
});

it("another Credit Owner's are shown first; with their own credits in use again there is nothing to choose", async () => {
	const peter = await creditUser();
	const session = await sessionOf(peter);
	await choose(peter, session, "own");
	const pointAt = (creditOwnerId: string) => db.user.update({ where: { id: peter.id }, data: { creditOwnerId } });
	await pointAt(ann.id);
	expect(await keptBy(peter, session)).toEqual({ ownerName: "Ann Marsh", view: "owner" });
	await pointAt(peter.id);
	expect(await keptBy(peter, session)).toBeNull();
	await choose(peter, session, "own");
	await pointAt(john.id);
	expect(await keptBy(peter, session)).toMatchObject({ view: "owner" });
});
