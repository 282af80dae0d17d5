import { expect, it } from "vitest";
import { z } from "zod";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { refusalSpeaker } from "./refusal-speaker.ts";

const { db } = await testDatabase();

it("says when a member's limit resets in the reader's time zone, and names the zone", async () => {
	const tom = await aUser(db, await anOrganization(db), { timeZone: "America/Los_Angeles" });
	const { say } = await refusalSpeaker({ actor: await actorOf(db, tom) });
	const resetsAt = new Date("2026-11-23T00:00:00Z");
	const group = { pool: "share_group", name: "ABCgroup", changedBy: "Sally", from: "default" };
	expect(say("limitReached", { ...group, limit: 1n, period: "day", left: 0n, needed: 1n, resetsAt })).toContain(
		"resets on 22 November 2026 at 16:00 GMT-8.",
	);
});

it("says whose limit is reached, when it resets, and who can change it", async () => {
	const tom = await aUser(db, await anOrganization(db), { timeZone: "Europe/Berlin" });
	const { say } = await refusalSpeaker({ actor: await actorOf(db, tom) });
	const resetsAt = new Date("2026-11-29T23:00:00Z");
	const wallet = { pool: "wallet", name: "John", changedBy: "John", left: 0n, needed: 1n };
	expect(say("limitReached", { ...wallet, limit: 50n, period: "week", from: "exception", resetsAt })).toBe(
		"The limit on John’s credits is 50 a week: none is left, and 1 is needed. It resets on 30 November 2026 at 00:00 CET. John or an administrator can change it.",
	);
	const group = { ...wallet, pool: "share_group", name: "ABCgroup", changedBy: "Sally", left: 2n, needed: 3n };
	const raised = { limit: 80n, from: "raise", raisedUntil: new Date("2026-11-24T22:59:59.999Z") };
	expect(say("limitUsedUp", { ...group, ...raised })).toBe(
		"The limit on ABCgroup is 80 in all, raised until 24 November 2026: 2 are left, and 3 are needed. Sally can change it.",
	);
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
