import { connectedCommand } from "./connect.ts";
import { wholeNumber } from "./whole-number.ts";

/** A command about credits that a user spends: whose, which and how many. */
export function payingCommand(name: string, description: string) {
	return connectedCommand(name, description)
		.option("--user <user>", "id, email address or external id; the service user whose key it is, unless said")
		.requiredOption("--type <credit type>", "such as email")
		.requiredOption("--credits <number>", "how many", wholeNumber)
		.option("--group <id>", "the share group that pays alone");
}

interface Paid {
	readonly type: string;
	readonly credits: number;
	readonly group?: string | undefined;
}

/** As the API takes them. */
export function paidFields({ type, credits, group }: Paid) {
	return { credit_type: type, credits, ...(group !== undefined && { share_group_id: group }) };
}
