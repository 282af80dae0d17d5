import { connect, connectedCommand } from "../connect.ts";
import { formatOption, showRows } from "../show-rows.ts";

export function keysCommand() {
	return connectedCommand("keys", "what this API key is, reaches and may do")
		.addHelpText(
			"after",
			"\nNo key makes, replaces or revokes keys: people do, under Admin › API Keys and Operator › API Keys,\nand `npm run keys:create` makes one of the vendor's.",
		)
		.addOption(formatOption())
		.action(async ({ format, ...connection }) => {
			const key = await connect(connection).getApiKey();
			await showRows([key], {
				format,
				columns: ["name", "kind", "is_test", "scopes", "organization_id", "user_id", "api_key_id"],
				row: ({ scopes, ...rest }) => ({ ...rest, scopes: scopes.join(" ") }),
			});
		});
}
