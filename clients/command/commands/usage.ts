import { Option } from "@commander-js/extra-typings";
import { type Client, each, type Input } from "../../typescript/client.ts";
import { connect, connectedCommand, userOrOwn } from "../connect.ts";
import { type Format, formatOption, showRows } from "../show-rows.ts";
import { takeRows } from "../take-rows.ts";
import { wholeNumber } from "../whole-number.ts";

const SUMS = ["user", "service", "pool", "day", "month"] as const;
const MOST_ROWS = 50;
const COLUMNS = [
	...["charged_at", "credits", "refunded", "credit_type", "service", "item", "reference"],
	...["user_id", "pool_id", "covered_by", "charge_id"],
];

export function usageCommand() {
	return connectedCommand("usage", "who used what, newest first; or sums of it")
		.option("--user <user>", "what this user used; the service user whose key it is, unless said")
		.option("--pool <id>", "what this wallet or share group paid, instead")
		.option("--organization <id>", "what its users used, instead; only with --by")
		.option("--type <credit type>", "only this credit type")
		.option("--service <text>", "only this service")
		.option("--from <day>", "the first day, as 2026-11-29")
		.option("--to <day>", "the last day, included")
		.addOption(new Option("--by <what>", "sums by this instead of rows").choices(SUMS))
		.option("--limit <rows>", "at most so many rows", wholeNumber, MOST_ROWS)
		.addOption(formatOption())
		.action(async ({ user, pool, organization, type, service, from, to, by, limit, format, ...connection }) => {
			const client = connect(connection);
			const isOthers = pool !== undefined || (organization !== undefined && by !== undefined);
			const filter = withoutBlanks({
				user: isOthers ? user : await userOrOwn(client, user),
				pool_id: pool,
				organization_id: organization,
				credit_type: type,
				service,
				from,
				to,
			});
			if (by === undefined) return showUsage(client, filter, { limit, format });
			return showSums(client, { ...filter, by }, { limit, format });
		});
}

interface Shown {
	readonly limit: number;
	readonly format: Format;
}

async function showUsage(client: Client, filter: Input<"listUsage">, { limit, format }: Shown): Promise<void> {
	await showRows(takeRows(each(client.listUsage, { ...filter, limit: Math.min(limit + 1, 200) }), limit), {
		format,
		columns: format === "table" ? columnsFor(filter) : COLUMNS,
		row: ({ covered, ...row }) => ({ ...row, covered_by: covered?.subscription_id ?? null }),
	});
}

/** A line that fits: of one user, that user's id is known. */
function columnsFor({ user }: Input<"listUsage">): readonly string[] {
	return COLUMNS.filter(
		(column) => column !== "pool_id" && column !== "covered_by" && (column !== "user_id" || user === undefined),
	);
}

async function showSums(client: Client, filter: Input<"sumUsage">, { limit, format }: Shown): Promise<void> {
	await showRows(takeRows(each(client.sumUsage, { ...filter, limit: Math.min(limit + 1, 1_000) }), limit), {
		format,
		columns: [filter.by, "credit_type", "charged", "refunded", "charges"],
		row: ({ key, ...sum }) => ({ [filter.by]: key, ...sum }),
	});
}

type Filled<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

function withoutBlanks<Fields extends object>(fields: Fields): Filled<Fields> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Filled<Fields>;
}
