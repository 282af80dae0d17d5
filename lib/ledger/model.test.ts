import fc from "fast-check";
import { expect, test } from "vitest";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { aPaidOrder, aShareGroup } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anyHistory } from "@/lib/testing/ledger-model/actions.ts";
import {
	type Cast,
	compareCharges,
	compareCovered,
	comparePools,
	compareUsage,
	compareUse,
} from "@/lib/testing/ledger-model/compare.ts";
import { LedgerWorld } from "@/lib/testing/ledger-model/ledger-world.ts";
import type { Pool } from "@/lib/testing/ledger-model/lots-in-memory.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { aSubscription } from "@/lib/testing/subscriptions.ts";
import { verifyLedger } from "./verify/verify-ledger.ts";

const HISTORIES = 100;
const seed = Number(process.env.LEDGER_SEED) || Date.now() % 2 ** 31;

const { db, sql, url } = await testDatabase();
await sql.query(`UPDATE "deployment" SET "time_zone" = 'Europe/Berlin'`);
const northwind = await anOrganization(db);
const connection = await openConnection(url);

async function aCast(): Promise<Cast> {
	const users = [await aUser(db, northwind), await aUser(db, northwind), await aUser(db, northwind)] as const;
	const [first, second, third] = users;
	const shareGroupId = await aShareGroup(db, { creatorId: first.id, addresses: users.map(({ email }) => email) });
	const accounts = await db.account.findMany({
		where: { creditTypeId: "email", OR: [{ userId: { in: users.map(({ id }) => id) } }, { shareGroupId }] },
	});
	const poolOf = (userId: string | null): Pool =>
		([0, 1, 2] as const).find((number) => users[number].id === userId) ?? "group";
	return {
		userIds: [first.id, second.id, third.id],
		emails: [first.email, second.email, third.email],
		shareGroupId,
		subscriptionIds: [
			await aSubscription(db, first.id),
			await aSubscription(db, second.id),
			await aSubscription(db, third.id),
		],
		accountIds: new Map(accounts.map(({ id, userId }) => [poolOf(userId), id])),
		order: (order) => aPaidOrder(db, order),
	};
}

test(`the ledger does what its model says, whatever happens (${HISTORIES} histories, LEDGER_SEED=${seed})`, async () => {
	await fc.assert(
		fc.asyncProperty(anyHistory, async (history) => {
			const cast = await aCast();
			const world = new LedgerWorld(connection, cast);
			for (const [index, action] of history.entries()) {
				const answers = await world.act(action);
				expect(answers.ledger).toBe(answers.model);
				const pools = await comparePools(connection.sql, cast, world.model);
				expect(pools.ledger).toEqual(pools.model);
				const compareList = [compareCharges, compareUsage, compareUse, compareCovered][index % 4] ?? compareUse;
				const list = await compareList(connection.sql, cast, world.model);
				expect(list.ledger).toEqual(list.model);
			}
		}),
		{ numRuns: HISTORIES, seed },
	);
	expect(await verifyLedger(connection.sql)).toEqual([]);
}, 900_000);
