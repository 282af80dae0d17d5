import { execFile } from "node:child_process";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { ApiScope } from "@/lib/api-keys/api-scopes.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { aKey } from "@/lib/testing/api.ts";
import { aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { ROOT } from "@/scripts/settings.ts";
import { startApi } from "@/scripts/testing/start-api.ts";

// The command as it is called, against a process of the API.

vi.setConfig({ testTimeout: 480_000, hookTimeout: 480_000 });

const { db, url: databaseUrl } = await testDatabase();
const operator = await anOrganization(db, { isOperator: true });
const northwind = await anOrganization(db);
const john = await aUser(db, northwind, { name: "John", email: "john@northwind.example" });
const peter = await aUser(db, northwind, { email: "peter@northwind.example", creditOwnerId: john.id });
const vendor = await aKey(db, operator);
let url = "";

beforeAll(async () => {
	await grantCredits(db, john.id, 100n);
	const api = await startApi(databaseUrl);
	url = api.url;
	return api.kill;
});

interface Ended {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** Calls the command, and returns how it ended. Nothing that it says has the key in it. */
async function commonpurse(args: readonly string[], key = vendor, address = url): Promise<Ended> {
	const env = { ...process.env, COMMONPURSE_URL: address, COMMONPURSE_KEY: key };
	const ended = await new Promise<Ended>((resolve) => {
		const file = "clients/command/commonpurse.mjs";
		execFile(process.execPath, [file, ...args], { cwd: ROOT, env }, (error, out, err) =>
			resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
		);
	});
	if (key !== "") expect(`${ended.out}${ended.err}`).not.toContain(key);
	return ended;
}

const EMAIL = ["--type", "email", "--credits"];
const SPRING = ["--service", "campaign", "--item", "Spring"];

describe("charging", () => {
	it("uses credits once per key, gives some back, and shows all of it", async () => {
		const charge = ["charge", "--user", john.email, ...EMAIL, "5", ...SPRING, "--idempotency-key", "cli-1"];
		const [first, again] = [await commonpurse(charge), await commonpurse(charge)];
		expect(first).toMatchObject({ code: 0, err: "" });
		expect(first.out).toMatch(/^charge_id +credits +pool_id +balance_after\n[\w-]{36} +5 +[\w-]{36} +95\n$/);
		expect(again).toEqual(first);
		const { id } = await db.charge.findFirstOrThrow({ where: { userId: john.id } });
		const refund = await commonpurse(["refund", id, "--credits", "2", "--reason", "Bounced", "--format", "csv"]);
		expect(refund).toEqual({ code: 0, err: "", out: `charge_id,refunded,refunded_in_all\r\n${id},2,2\r\n` });
		expect(await availableTo(db, john.id)).toBe(97n);

		const usage = await commonpurse(["usage", "--user", john.email]);
		expect(usage.out).toMatch(/^charged_at .*\n\S+ +5 +2 +email +campaign +Spring +- .*\n$/);
		const json = await commonpurse(["usage", "--user", john.email, "--format", "json"]);
		expect(JSON.parse(json.out)).toMatchObject([{ charge_id: id, credits: 5, refunded: 2 }]);
		const sums = await commonpurse(["usage", "--user", john.email, "--by", "service", "--format", "csv"]);
		expect(sums.out).toBe("service,credit_type,charged,refunded,charges\r\ncampaign,email,5,2,1\r\n");
		const balance = await commonpurse(["balance", john.email, "--format", "csv"]);
		expect(balance.out).toContain("\r\nemail,97,0,0\r\n");
		const pools = await commonpurse(["balance", john.email, "--pools", "--format", "csv"]);
		expect(pools.out).toMatch(/\r\nemail,wallet,John,97,97,/);
	});

	it("says where there is more, and lets no text steer a terminal or a spreadsheet", async () => {
		const nina = await aUser(db, northwind, { email: "nina@northwind.example" });
		await grantCredits(db, nina.id, 10n);
		const charge = ["charge", "--user", nina.email, ...EMAIL, "1", "--service", "s", "--item"];
		for (const item of ["=1+1", "plain"]) expect(await commonpurse([...charge, item])).toMatchObject({ code: 0 });
		const one = await commonpurse(["usage", "--user", nina.email, "--limit", "1"]);
		expect(one.out.trim().split("\n")).toHaveLength(2);
		expect(one.err).toBe("There are more than 1: see --limit.\n");
		const csv = await commonpurse(["usage", "--user", nina.email, "--format", "csv"]);
		expect(csv.out).toContain(",'=1+1,");
	});
});

describe("refusals", () => {
	it("are told apart: refused, wrong use, no answer", async () => {
		const pool = { kind: "wallet", ownerId: john.id, creditTypeId: "email" } as const;
		const limit = { credits: 8n, period: "week" } as const;
		expect(await setLimit({ actor: await actorOf(db, john), db }, { pool, person: peter.id, limit })).toMatchObject({
			ok: true,
		});
		const asked = ["--user", peter.email, ...EMAIL, "9"];
		for (const command of [
			["check", ...asked],
			["charge", ...asked, ...SPRING],
		]) {
			const refused = await commonpurse(command);
			expect(refused).toMatchObject({ code: 3, out: "" });
			expect(refused.err).toMatch(/8 .*limit raised/);
		}
		expect(await commonpurse(["check", "--user", peter.email, ...EMAIL, "8", "--format", "json"])).toMatchObject({
			code: 0,
		});
		expect(await commonpurse(["balance", john.email], "cp_live_wrong")).toMatchObject({ code: 3 });
		expect(await commonpurse(["balance", john.email], "")).toMatchObject({ code: 2 });
		expect(await commonpurse(["balance"])).toMatchObject({ code: 2, err: expect.stringContaining("Say whose") });
		const typo = await commonpurse(["charge", ...asked, ...SPRING, "--refrence", "1"]);
		expect(typo).toMatchObject({ code: 2, err: expect.stringContaining("--reference") });
		const none = await commonpurse(
			["charge", ...asked, ...SPRING, "--idempotency-key", "cli-2"],
			vendor,
			"http://127.0.0.1:1",
		);
		expect(none).toMatchObject({ code: 4, err: expect.stringContaining("cli-2") });
	});
});

describe("what a key may", () => {
	const keyOf = async (scopes: readonly ApiScope[]) => {
		const robot = await aServiceUser(db, northwind, { responsibleId: john.id });
		await grantCredits(db, robot.id, 7n);
		return aKey(db, northwind, { kind: "service_user", userId: robot.id, scopes, name: "Sender" });
	};

	it("is told; a service user's is about that user unless said", async () => {
		const key = await keyOf(["view_balances", "charge"]);
		const told = await commonpurse(["keys", "--format", "json"], key);
		expect(JSON.parse(told.out)).toMatchObject([{ name: "Sender", scopes: ["charge", "view_balances"] }]);
		expect((await commonpurse(["balance", "--format", "csv"], key)).out).toContain("\r\nemail,7,0,0\r\n");
		expect(await commonpurse(["charge", ...EMAIL, "1", ...SPRING], key)).toMatchObject({ code: 0 });
		const denied = await commonpurse(["usage"], key);
		expect(denied).toMatchObject({ code: 3, err: expect.stringContaining("view_usage") });
	});

	it("is listed of share groups, with what is in them", async () => {
		await aShareGroup(db, { creatorId: john.id, name: "Labs" });
		const groups = await commonpurse(["groups", "--creator", john.email]);
		expect(groups.out).toMatch(/^name .*\nLabs +open /);
	});
});

it("each command has a help that says its options, its settings and the exit codes", async () => {
	for (const name of ["balance", "check", "charge", "refund", "usage", "groups", "keys", "mcp"]) {
		const { code, out } = await commonpurse([name, "--help"]);
		expect(code).toBe(0);
		for (const said of [`Usage: commonpurse ${name}`, "COMMONPURSE_KEY", "3 refused"]) expect(out).toContain(said);
	}
});
