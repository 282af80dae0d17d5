import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { startSession } from "../sessions/sessions.ts";
import { countVisit } from "./visitor-limits.ts";

const { db, sql } = await testDatabase();

const HOUR = 60 * 60;

type Visit = Parameters<typeof countVisit>[0];

/** The outcome of each attempt: `mailed`, `silenced`, or `waits`. */
async function outcomes(attempts: number, visitOf: (attempt: number) => Visit) {
	const answers: string[] = [];
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const { waitSeconds, isSilenced } = await countVisit(visitOf(attempt), db);
		answers.push(waitSeconds !== null ? "waits" : isSilenced ? "silenced" : "mailed");
	}
	return answers;
}

const repeated = (outcome: string, times: number) => Array<string>(times).fill(outcome);

/** Lets the short windows end, as if time had passed. */
const endShortWindows = () => sql.query("UPDATE rate_limit SET expire = 1 WHERE key LIKE '%\\_900:%'");

describe("requests of visitors", () => {
	it("for one mailbox from one place wait after five, however its address is written", async () => {
		const here = { name: "sign_up", ipAddress: "192.0.2.1", linkSeconds: HOUR };
		const spellings = ["tom@test.example", " Tom@Test.example ", "tom+one@test.example", "tom+2@test.example"];
		const asked = await outcomes(6, (attempt) => ({ ...here, subject: spellings[attempt % 4] ?? "" }));
		expect(asked).toEqual([...repeated("mailed", 5), "waits"]);
		const others = [
			{ ...here, subject: "ann@test.example" },
			{ ...here, name: "reset", subject: "tom@test.example" },
		];
		for (const other of others) expect((await countVisit(other, db)).waitSeconds).toBeNull();
	});

	it("don't wait for others' requests about the same mailbox: the mails stop, and the answer stays the same", async () => {
		const about = { name: "reset", subject: "victim@test.example", linkSeconds: HOUR };
		const asked = await outcomes(40, (attempt) => ({ ...about, ipAddress: `198.51.100.${attempt}` }));
		expect(asked).toEqual([...repeated("mailed", 5), ...repeated("silenced", 35)]);
		const victim = { ...about, ipAddress: "203.0.113.9" };
		expect(await outcomes(5, () => victim)).toEqual(repeated("silenced", 5));
	});

	it("stop mails for no longer than the last mailed link stays valid", async () => {
		const about = { name: "links", subject: "victim@test.example", linkSeconds: HOUR };
		await outcomes(7, (attempt) => ({ ...about, ipAddress: `198.51.100.${attempt}` }));
		const [cap] = await sql.query<{ milliseconds: number }>(
			`SELECT max(expire)::float8 AS milliseconds FROM rate_limit WHERE key LIKE 'links\\_mailbox\\_%'`,
		);
		expect((cap?.milliseconds ?? 0) - Date.now()).toBeLessThanOrEqual(HOUR * 1000);
	});

	it("go on and are mailed where the owner of the address signed in lately, whatever strangers do", async () => {
		const { id, email } = await aUser(db, await anOrganization(db));
		await startSession({ userId: id, userAgent: null, ipAddress: "192.0.2.77" }, db);
		const about = { name: "known", subject: email, linkSeconds: HOUR };
		await outcomes(40, (attempt) => ({ ...about, ipAddress: `198.51.100.${attempt}` }));
		expect(await outcomes(1, () => ({ ...about, ipAddress: "192.0.2.77" }))).toEqual(["mailed"]);
	});

	it("don't count a refused try: after the short wait the longer window has room", async () => {
		const here = { name: "patient", ipAddress: "192.0.2.1", subject: "sue@test.example", linkSeconds: HOUR };
		await outcomes(30, () => here);
		await endShortWindows();
		const asked = await outcomes(6, () => here);
		expect(asked.filter((outcome) => outcome === "waits")).toHaveLength(1);
	});

	it("from one place are slowed down whatever they are about, and then don't use up a mailbox's share", async () => {
		const visit = { name: "place", ipAddress: "198.51.100.1", linkSeconds: HOUR };
		const asked = await outcomes(80, (attempt) => ({
			...visit,
			subject: attempt < 60 ? `${attempt}@test.example` : "sue",
		}));
		expect(asked).toEqual([...repeated("mailed", 60), ...repeated("waits", 20)]);
		expect(await outcomes(1, () => ({ ...visit, ipAddress: "198.51.100.2", subject: "sue" }))).toEqual(["mailed"]);
	});
});
