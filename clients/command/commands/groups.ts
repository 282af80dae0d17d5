import { Option } from "@commander-js/extra-typings";
import { type Answer, each } from "../../typescript/client.ts";
import { connect, connectedCommand } from "../connect.ts";
import { formatOption, showRows } from "../show-rows.ts";
import { takeRows } from "../take-rows.ts";
import { wholeNumber } from "../whole-number.ts";

const MOST_GROUPS = 50;

type Group = Answer<"listShareGroups">["share_groups"][number];

export function groupsCommand() {
	return connectedCommand("groups", "share groups, with what is left in them of each credit type")
		.option("--creator <user>", "only this user's")
		.addOption(new Option("--status <status>", "only these").choices(["open", "closing", "deleted"] as const))
		.option("--limit <groups>", "at most so many groups", wholeNumber, MOST_GROUPS)
		.addOption(formatOption())
		.action(async ({ creator, status, limit, format, ...connection }) => {
			const client = connect(connection);
			const filter = { ...(creator !== undefined && { creator }), ...(status !== undefined && { status }) };
			const groups = takeRows(each(client.listShareGroups, filter), limit);
			if (format === "json") return showRows(groups, { format, columns: [], row: () => ({}) });
			await showRows(linesOf(groups), {
				format,
				columns: ["name", "status", "credit_type", "available", "on_hold", "used", "share_group_id", "creator_id"],
				row: (line) => line,
			});
		});
}

/** One for each credit type; one without, for a group that never had credits. */
async function* linesOf(groups: AsyncIterable<Group>) {
	const none = { credit_type: null, available: null, on_hold: null, used: null };
	for await (const { name, status, share_group_id, creator_id, credits } of groups) {
		for (const { credit_type, available, on_hold, used } of credits.length > 0 ? credits : [none]) {
			yield { name, status, credit_type, available, on_hold, used, share_group_id, creator_id };
		}
	}
}
