import { ProblemError } from "../../typescript/client.ts";
import { connect, userOrOwn } from "../connect.ts";
import { paidFields, payingCommand } from "../paying-command.ts";
import { formatOption, showRows } from "../show-rows.ts";

export function checkCommand() {
	return payingCommand("check", "whether a charge would pass now, and which pools would pay; it uses nothing")
		.addOption(formatOption())
		.action(async ({ user, format, ...options }) => {
			const client = connect(options);
			const check = await client.checkCharge({ user: await userOrOwn(client, user), ...paidFields(options) });
			if (check.problem) throw new ProblemError(check.problem);
			await showRows(check.paid_by, {
				format,
				columns: ["kind", "name", "credits", "available_after", "pool_id"],
				row: ({ kind, name, credits, available_after, pool_id }) => ({ kind, name, credits, available_after, pool_id }),
			});
		});
}
