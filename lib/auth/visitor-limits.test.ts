import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { countVisit } from "./visitor-limits.ts";

const { db } = await testDatabase();

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
