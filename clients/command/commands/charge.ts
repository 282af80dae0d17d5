import { connect, userOrOwn } from "../connect.ts";
import { paidFields, payingCommand } from "../paying-command.ts";
import { formatOption, showRows } from "../show-rows.ts";

export function chargeCommand() {
	return payingCommand("charge", "use credits of a user, all or nothing")
		.requiredOption("--service <text>", "the kind of thing, such as campaign")
		.requiredOption("--item <text>", "the thing, such as Spring newsletter")
		.option("--reference <text>", "your own number for it")
		.option(
			"--idempotency-key <key>",
			"your own key for this charge: with it again, it is done once; a new one unless said",
		)
		.addOption(formatOption())
		.action(async ({ user, service, item, reference, idempotencyKey, format, ...options }) => {
			const client = connect(options);
			const purpose = { service, item, ...(reference !== undefined && { reference }) };
			const asked = { user: await userOrOwn(client, user), ...paidFields(options), ...purpose };
			const { charge_id, paid_by } = await client.createCharge(asked, { idempotencyKey });
			await showRows(paid_by, {
				format,
				columns: ["charge_id", "credits", "pool_id", "balance_after"],
				row: ({ credits, pool_id, balance_after }) => ({ charge_id, credits, pool_id, balance_after }),
			});
		});
}
