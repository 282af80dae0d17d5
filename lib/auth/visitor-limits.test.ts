import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { startSession } from "./sessions.ts";
import { countVisit } from "./visitor-limits.ts";

const { db, sql } = await testDatabase();

/** Which of the attempts had to wait. */
async function waits(attempts: number, visitOf: (attempt: number) => Parameters<typeof countVisit>[0]) {
	const answers: boolean[] = [];
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		answers.push((await countVisit(visitOf(attempt), db)) !== null);
	}
	return answers;
}

describe("asking without being signed in", () => {
	it("for one mailbox is slowed down wherever it comes from, and however the address is written", async () => {
		const asked = await waits(6, (attempt) => ({
			name: "sign_up",
			ipAddress: `192.0.2.${attempt}`,
			subject: attempt % 2 ? "tom@test.example" : " Tom@Test.example ",
		}));
		expect(asked).toEqual([false, false, false, false, false, true]);
		expect(await countVisit({ name: "sign_up", ipAddress: "192.0.2.1", subject: "ann@test.example" }, db)).toBeNull();
		expect(await countVisit({ name: "reset", ipAddress: "192.0.2.1", subject: "tom@test.example" }, db)).toBeNull();
	});

	it("for one mailbox is slowed down whatever its plus-tag", async () => {
		const asked = await waits(6, (attempt) => ({
			name: "sign_up",
			ipAddress: `192.0.2.${attempt}`,
			subject: attempt === 0 ? "pat@test.example" : `pat+${attempt}@test.example`,
		}));
		expect(asked).toEqual([false, false, false, false, false, true]);
	});

	it("by strangers all day makes nobody wait longer than three hours, and its owner not at all where he signs in", async () => {
		const { id, email } = await aUser(db, await anOrganization(db));
		await startSession({ userId: id, userAgent: null, ipAddress: "192.0.2.77" }, db);
		const ask = (ipAddress: string) => countVisit({ name: "reset", ipAddress, subject: email }, db);
		for (let attempt = 0; attempt < 14; attempt += 1) {
			await ask(`198.51.100.${attempt}`);
			await sql.query("UPDATE rate_limit SET expire = 1 WHERE key LIKE 'reset\\_subject\\_900:%'");
		}
		const wait = await ask("203.0.113.9");
		expect(wait).toBeGreaterThan(60 * 60);
		expect(wait).toBeLessThanOrEqual(3 * 60 * 60);
		expect(await ask("192.0.2.77")).toBeNull();
	});

	it("from one place is slowed down whatever it is about, and doesn't use up a mailbox's share then", async () => {
		const visit = { name: "place", ipAddress: "198.51.100.1" };
		const asked = await waits(80, (attempt) => ({
			...visit,
			subject: attempt < 60 ? `${attempt}@test.example` : "sue",
		}));
		expect(asked.indexOf(true)).toBe(60);
		expect(asked.slice(60).every(Boolean)).toBe(true);
		expect(await countVisit({ ...visit, ipAddress: "198.51.100.2", subject: "sue" }, db)).toBeNull();
	});
});
