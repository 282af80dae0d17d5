import { type Database, database } from "@/lib/db.ts";
import { readBalances, readLots, type WalletBalance } from "@/lib/ledger/balances.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readSnapshot } from "@/lib/snapshot.ts";
import { readWalletUse, type WalletUse } from "./daily.ts";

/** One credit type of the shown person's wallets: what is left, what it was, and how fast it goes. All in credits. */
export interface WalletCard extends WalletUse, Pick<WalletBalance, "available" | "held" | "nextExpiry"> {
	readonly creditType: string;
	/** Inside a sentence: "e-mail". */
	readonly nameInText: string;
	/** What the lots that still have something in them had at first. */
	readonly granted: bigint;
}

/** Every credit type in the catalogue's order, as of one instant. */
export async function readWalletCards(view: CreditView, db: Database = database()): Promise<WalletCard[]> {
	return readSnapshot(async ({ sql, prisma }) => {
		const balances = await readBalances(sql, [view.person.id]);
		const lots = await readLots(sql, { userId: view.person.id });
		const use = await readWalletUse(sql, view);
		const creditTypes = await prisma.creditType.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] });
		return creditTypes.flatMap(({ id, name, nameInText }) => {
			const balance = balances.find((wallet) => wallet.creditTypeId === id);
			const used = use.find((wallet) => wallet.creditTypeId === id);
			if (!balance || !used) return [];
			const granted = lots.filter((lot) => lot.creditTypeId === id).reduce((sum, lot) => sum + lot.granted, 0n);
			const { available, held, nextExpiry } = balance;
			return [{ ...used, creditType: name, nameInText, available, held, nextExpiry, granted }];
		});
	}, db);
}
