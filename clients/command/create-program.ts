import { Command } from "@commander-js/extra-typings";
import { balanceCommand } from "./commands/balance.ts";
import { chargeCommand } from "./commands/charge.ts";
import { checkCommand } from "./commands/check.ts";
import { groupsCommand } from "./commands/groups.ts";
import { keysCommand } from "./commands/keys.ts";
import { mcpCommand } from "./commands/mcp.ts";
import { refundCommand } from "./commands/refund.ts";
import { usageCommand } from "./commands/usage.ts";
import { verifyCommand } from "./commands/verify.ts";
import { EXIT_CODES_HELP } from "./exit-codes.ts";
import { say } from "./say.ts";

const COMMANDS = [
	...[balanceCommand, checkCommand, chargeCommand, refundCommand],
	...[usageCommand, groupsCommand, keysCommand, verifyCommand, mcpCommand],
];

/** `commonpurse` with all of its commands. It throws where the arguments can't be read, having said why. */
export function createProgram(): Command {
	const program = new Command("commonpurse")
		.description("Credits of Commonpurse: what is left, what is used, and using them. Each command has --help.")
		.exitOverride()
		.configureOutput({ writeErr: say })
		.showHelpAfterError("(add --help for what there is)")
		.addHelpText("afterAll", EXIT_CODES_HELP);
	for (const make of COMMANDS) {
		const command = make();
		program.addCommand(command.copyInheritedSettings(program));
	}
	return program;
}
