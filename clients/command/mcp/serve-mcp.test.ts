import path from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { beforeAll, expect, it, onTestFinished, vi } from "vitest";
import type { ApiScope } from "@/lib/api-keys/api-scopes.ts";
import { aKey } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { ROOT } from "@/scripts/settings.ts";
import { startApi } from "@/scripts/testing/start-api.ts";

// `commonpurse mcp` as an agent speaks to it, with the SDK's own client.

vi.setConfig({ testTimeout: 480_000, hookTimeout: 480_000 });

const { db, url: databaseUrl } = await testDatabase();
const northwind = await anOrganization(db);
const john = await aUser(db, northwind, { email: "john@northwind.example" });
let url = "";

beforeAll(async () => {
	await grantCredits(db, john.id, 100n);
	const api = await startApi(databaseUrl);
	url = api.url;
	return api.kill;
});

async function anAgent(key: string): Promise<Client> {
	const agent = new Client({ name: "test", version: "1" });
	const command = path.join(ROOT, "clients/command/commonpurse.mjs");
	const env = { PATH: process.env.PATH ?? "", COMMONPURSE_URL: url, COMMONPURSE_KEY: key };
	await agent.connect(new StdioClientTransport({ command: process.execPath, args: [command, "mcp"], env, cwd: ROOT }));
	onTestFinished(() => agent.close());
	return agent;
}

async function aRobot(scopes: readonly ApiScope[]) {
	const robot = await aServiceUser(db, northwind, { responsibleId: john.id });
	await grantCredits(db, robot.id, 7n);
	return { robot, key: await aKey(db, northwind, { kind: "service_user", userId: robot.id, scopes }) };
}

const SPRING = { credit_type: "email", credits: 5, service: "campaign", item: "Spring" };

it("a key without the scope has no tool that uses credits, and cannot call it", async () => {
	const agent = await anAgent(await aKey(db, northwind, { kind: "organization" }));
	const { tools } = await agent.listTools();
	const names = tools.map(({ name }) => name);
	expect(names).toEqual([
		...["see_api_key", "get_balances", "check_charge", "list_share_groups"],
		...["list_usage", "sum_usage", "get_charge"],
	]);
	expect(tools.every(({ annotations }) => annotations?.readOnlyHint && !annotations.destructiveHint)).toBe(true);
	const charge = { name: "charge", arguments: { user: john.email, ...SPRING, idempotency_key: "mcp-0" } };
	const refused = await agent.callTool(charge).then(
		({ isError }) => isError,
		() => true,
	);
	expect(refused).toBe(true);
	expect(await availableTo(db, john.id)).toBe(100n);
	const balances = await agent.callTool({ name: "get_balances", arguments: { user: john.email } });
	expect(balances.structuredContent).toMatchObject({ user_id: john.id });
	const check = await agent.callTool({
		name: "check_charge",
		arguments: { user: john.email, credit_type: "email", credits: 101 },
	});
	expect(check.structuredContent).toMatchObject({ passes: false, problem: { code: "insufficient_credits" } });
});

it("a key with the scope charges, once for a key, and is told why not", async () => {
	const { robot, key } = await aRobot(["charge", "view_usage"]);
	const agent = await anAgent(key);
	const { tools } = await agent.listTools();
	const charge = tools.find(({ name }) => name === "charge");
	expect(charge?.annotations).toMatchObject({ readOnlyHint: false, destructiveHint: true, idempotentHint: true });
	expect(charge?.inputSchema.required).toContain("idempotency_key");
	expect(charge?.inputSchema.required).not.toContain("user");
	expect(tools.map(({ name }) => name)).not.toContain("get_balances");
	const ask = (idempotency_key: string) =>
		agent.callTool({ name: "charge", arguments: { ...SPRING, idempotency_key } });
	const [first, again] = [await ask("mcp-1"), await ask("mcp-1")];
	expect(first).toMatchObject({ structuredContent: { credits: 5 } });
	expect(again.structuredContent).toEqual(first.structuredContent);
	expect(await availableTo(db, robot.id)).toBe(2n);
	const refused = await ask("mcp-2");
	expect(refused).toMatchObject({ isError: true, content: [{ text: expect.stringContaining("Have credits bought") }] });
	const usage = await agent.callTool({ name: "list_usage", arguments: {} });
	expect(usage.structuredContent).toMatchObject({ rows: [{ user_id: robot.id, credits: 5 }] });
});
