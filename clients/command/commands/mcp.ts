import { connect, connectedCommand } from "../connect.ts";
import { serveMcp } from "../mcp/serve-mcp.ts";

export function mcpCommand() {
	return connectedCommand("mcp", "serve agents over stdin and stdout: an MCP server with what this key may do").action(
		async (connection) => serveMcp(connect(connection)),
	);
}
