import type { Answer } from "../../typescript/client.ts";
import { connect, connectedCommand, userOrOwn } from "../connect.ts";
import { formatOption, showRows } from "../show-rows.ts";

type Balance = Answer<"getBalances">["balances"][number];

export function balanceCommand() {
	return connectedCommand("balance", "what a user can spend, by credit type")
		.argument("[user]", "id, email address or external id; the service user whose key it is, unless said")
		.option("--pools", "list the pools, in the order in which they pay")
		.addOption(formatOption())
		.action(async (named, { pools, format, ...connection }) => {
			const client = connect(connection);
			const { balances } = await client.getBalances({ user: await userOrOwn(client, named) });
			if (!pools)
				return showRows(balances, {
					format,
					columns: ["credit_type", "spendable", "on_hold", "parked"],
					row: balanceRow,
				});
			await showRows(balances.flatMap(poolsOf), {
				format,
				columns: ["credit_type", "kind", "name", "available", "spendable", "next_expiry_at", "pool_id"],
				row: ({ next_expiry, ...pool }) => ({
					credit_type: pool.credit_type,
					kind: pool.kind,
					name: pool.name,
					available: pool.available,
					spendable: pool.spendable,
					next_expiry_at: next_expiry?.at ?? null,
					pool_id: pool.pool_id,
				}),
			});
		});
}

function balanceRow({ credit_type, spendable, on_hold, parked }: Balance) {
	return { credit_type, spendable, on_hold, parked };
}

function poolsOf({ credit_type, pools }: Balance) {
	return pools.map((pool) => ({ credit_type, ...pool }));
}
