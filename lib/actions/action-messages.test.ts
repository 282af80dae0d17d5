import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { refusalSpeaker } from "./action-messages.ts";

const { db } = await testDatabase();

it("says when a member's limit resets in the reader's time zone, and names the zone", async () => {
	const tom = await aUser(db, await anOrganization(db), { timeZone: "America/Los_Angeles" });
	const { say } = await refusalSpeaker({ actor: await actorOf(db, tom) });
	const startsAnew = new Date("2026-11-23T00:00:00Z");
	const values = { group: "ABCgroup", limit: 1n, period: "day", left: 0n, needed: 1n, startsAnew };
	expect(say("memberLimitReached", values)).toContain("resets on 22 November 2026 at 16:00 GMT-8.");
});
