import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it, vi } from "vitest";
import { aKey } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { ROOT } from "./settings.ts";
import { startApi } from "./testing/start-api.ts";

// The commands of docs/api.md, one after the other, against a process of the API: each answers what the page says.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const { db, url } = await testDatabase();
const run = promisify(execFile);

const PAGE = readFileSync(path.join(ROOT, "docs/api.md"), "utf8");
const [SETTINGS = "", ...COMMANDS] = [...PAGE.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
const ANSWERS = [...PAGE.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = ""]) => JSON.parse(text));

let settings = "";
let johnId = "";

beforeAll(async () => {
	const [operator, northwind] = [await anOrganization(db, { isOperator: true }), await anOrganization(db)];
	// In whose names the key gives credits and sets limits.
	for (const organization of [operator, northwind]) await aUser(db, organization, { role: "administrator" });
	const secret = await aKey(db, operator, {
		scopes: [
			...(["charge", "refund", "check", "view_balances", "view_usage"] as const),
			...(["grant_credits", "set_limits", "sign_in_users"] as const),
		],
	});
	const john = await aUser(db, northwind, { name: "John", email: "john@northwind.example" });
	const grace = await aUser(db, northwind, { email: "grace.kim@northwind.example" });
	await aUser(db, northwind, { email: "daniel.okafor@northwind.example", creditOwnerId: grace.id });
	for (const { id } of [john, grace]) await grantCredits(db, id, 100n);
	johnId = john.id;
	const api = await startApi(url);
	settings = SETTINGS.replace("http://localhost:3000", api.url).replace("cp_live_…", secret);
	return api.kill;
});

it("every command of the page answers what stands below it", async () => {
	expect(COMMANDS.length).toBe(ANSWERS.length);
	expect(COMMANDS.length).toBeGreaterThan(4);
	for (const [index, command] of COMMANDS.entries()) {
		const { stdout } = await run("bash", ["-c", `set -e\n${settings}\n${command}`]);
		expect(JSON.parse(stdout), command).toMatchObject(whateverIn(ANSWERS[index]));
	}
	expect(await availableTo(db, johnId)).toBe(92n);
});

/** "…" stands for anything that is there. */
function whateverIn(value: unknown): object {
	return JSON.parse(JSON.stringify(value), (_, one) => (one === "…" ? expect.anything() : one));
}
