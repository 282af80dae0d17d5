import { readFileSync } from "node:fs";
import { type CallToolResult, McpServer } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { type Client, ProblemError, UnansweredError } from "../../typescript/client.ts";
import { say, withoutKeys } from "../say.ts";
import { type Tool, toolsFor } from "./tools.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

const INSTRUCTIONS =
	"Prepaid credits that people share. Amounts are whole numbers of one credit type. Check a charge before you make it, and tell the person why one was refused.";

/** Serves an agent over stdin and stdout, with the tools that the key's scopes allow, until the agent ends it. */
export async function serveMcp(client: Client): Promise<void> {
	const tools = toolsFor(await client.getApiKey());
	serveStdio(() => createServer(client, tools), { onerror: ({ message }) => say(message) });
}

function createServer(client: Client, tools: readonly Tool[]): McpServer {
	const server = new McpServer({ name: "commonpurse", version }, { instructions: INSTRUCTIONS });
	for (const { name, title, description, isSpending, input, ask } of tools) {
		const annotations = {
			readOnlyHint: !isSpending,
			destructiveHint: isSpending,
			// The key of a charge is one of its fields.
			idempotentHint: true,
			openWorldHint: false,
		};
		server.registerTool(name, { title, description, inputSchema: input, annotations }, (asked) =>
			answer(ask(client, asked as never)),
		);
	}
	return server;
}

/** What the API answered; or what went wrong and what to do, as a result that the agent reads. */
async function answer(asked: Promise<object>): Promise<CallToolResult> {
	try {
		const found = await asked;
		return { content: [{ type: "text", text: JSON.stringify(found) }], structuredContent: { ...found } };
	} catch (error) {
		if (!(error instanceof ProblemError || error instanceof UnansweredError)) throw error;
		return { isError: true, content: [{ type: "text", text: withoutKeys(error.message) }] };
	}
}
