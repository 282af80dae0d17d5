import { expect, it } from "vitest";
import { z } from "zod";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { wrong } from "@/lib/text/validation.ts";
import { refusalSpeaker } from "./refusal-speaker.ts";

const { db } = await testDatabase();

it("says when a member's limit resets in the reader's time zone, and names the zone", async () => {
	const tom = await aUser(db, await anOrganization(db), { timeZone: "America/Los_Angeles" });
	const { say } = await refusalSpeaker({ actor: await actorOf(db, tom) });
	const startsAnew = new Date("2026-11-23T00:00:00Z");
	const values = { group: "ABCgroup", limit: 1n, period: "day", left: 0n, needed: 1n, startsAnew };
	expect(say("memberLimitReached", values)).toContain("resets on 22 November 2026 at 16:00 GMT-8.");
});

it.each([
	[z.string().refine(() => false, wrong("chooseCountry")), "", "Choose a country from the list."],
	[z.string().max(5, wrong("tooMuchText")), "aaaaaa", "This is too much at once. Add it in parts."],
	[z.string().min(1), "", "Fill this in."],
	[z.string(), undefined, "Fill this in."],
	[z.string().min(3), "a", "This needs at least 3 characters."],
	[z.string().max(1_000), "a".repeat(1_001), "This may have at most 1,000 characters."],
	[z.int().min(1), 0, "This must be at least 1."],
	[z.int().max(9), 10, "This may be at most 9."],
	[z.uuid(), "a", "This isn’t right. Check it and try again."],
])("says what a schema finds wrong (%#)", async (schema: z.ZodType, value, sentence) => {
	const { sayIssue } = await refusalSpeaker({ acceptLanguage: null });
	const issues = schema.safeParse(value, { reportInput: true }).error?.issues ?? [];
	expect(issues.map(sayIssue)).toEqual([sentence]);
});
