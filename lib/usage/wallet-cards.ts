import { idsOf, readWalletsOf } from "@/lib/ledger/reads/pools-of.ts";
import { readBalances, type WalletBalance } from "@/lib/ledger/reads/read-balances.ts";
import { readCreditsByExpiry } from "@/lib/ledger/reads/read-lots.ts";
import type { ViewContext } from "@/lib/owners/credit-view.ts";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import { database } from "@/lib/platform/database/db.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { daysLeft } from "./days-left.ts";
import { readWalletUse, type WalletUse } from "./usage-per-day.ts";

/** One credit type of the shown user's wallets: what is left, what it was, and how fast it goes. All in credits. */
export interface WalletCard extends WalletUse, Pick<WalletBalance, "available" | "held" | "nextExpiry"> {
	readonly creditType: string;
	/** Inside a sentence: "email". */
	readonly nameInText: string;
	/** At the current rate of use; null where nothing was used lately or nothing is left. */
	readonly daysLeft: number | null;
	/** What the lots that still have something in them had at first. */
	readonly granted: bigint;
}

/** Every credit type in the catalogue's order, as of one instant. */
export async function readWalletCards({ view, db = database() }: ViewContext): Promise<WalletCard[]> {
	return readSnapshot(async ({ sql, prisma }) => {
		const balances = await readBalances(sql, [view.person.id]);
		const lots = await readCreditsByExpiry(sql, await readWalletsOf(sql, [view.person.id]));
		const now = await databaseClock.now(sql);
		const use = await readWalletUse(sql, view);
		const creditTypes = await prisma.creditType.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] });
		return creditTypes.flatMap(({ id, name, nameInText }) => {
			const balance = balances.find((wallet) => wallet.creditTypeId === id);
			const used = use.find((wallet) => wallet.creditTypeId === id);
			if (!balance || !used) return [];
			const ofType = lots.filter((lot) => lot.accountId === balance.accountId);
			const spendable = ofType
				.map(({ available, expiresAt }) => ({ credits: available, expiresAt }))
				.filter((lot) => !lot.expiresAt || lot.expiresAt > now);
			const { available, held, nextExpiry } = balance;
			return [
				{
					...{ ...used, creditType: name, nameInText, available, held, nextExpiry },
					daysLeft: daysLeft(spendable, used, now),
					granted: ofType.reduce((sum, lot) => sum + lot.granted, 0n),
				},
			];
		});
	}, db);
}

/** Whether any credits have ever come into the shown user's wallets, even if they are gone. */
export async function readHasHadCredits({ view, db = database() }: ViewContext): Promise<boolean> {
	const sql = sqlOf(db);
	const wallets = await readWalletsOf(sql, [view.person.id]);
	const [found] = await sql.query<{ any: boolean }>(
		`SELECT EXISTS (SELECT FROM "pool" WHERE "account_id" = ANY ($1::uuid[]) AND "version" > 0) AS "any"`,
		[idsOf(wallets)],
	);
	return found?.any ?? false;
}
