import { connect, connectedCommand } from "../connect.ts";
import { formatOption, showRows } from "../show-rows.ts";
import { wholeNumber } from "../whole-number.ts";

export function refundCommand() {
	return connectedCommand("refund", "give credits of a charge back")
		.argument("<charge id>", "as charge and usage show it")
		.option("--credits <number>", "how many; all that is left of the charge, unless said", wholeNumber)
		.option("--reason <text>", "why; it is kept")
		.option(
			"--idempotency-key <key>",
			"your own key for this refund: with it again, it is done once; a new one unless said",
		)
		.addOption(formatOption())
		.action(async (chargeId, { credits, reason, idempotencyKey, format, ...connection }) => {
			const asked = {
				charge_id: chargeId,
				...(credits !== undefined && { credits }),
				...(reason !== undefined && { reason }),
			};
			const refund = await connect(connection).refundCharge(asked, { idempotencyKey });
			await showRows([refund], {
				format,
				columns: ["charge_id", "refunded", "refunded_in_all"],
				row: ({ charge_id, refunded, refunded_in_all }) => ({ charge_id, refunded, refunded_in_all }),
			});
		});
}
