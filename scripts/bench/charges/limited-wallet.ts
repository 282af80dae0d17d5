import { aLimit } from "@/lib/testing/limits.ts";
import { connected } from "../../database/database.ts";
import type { Benchmark } from "../benchmark.ts";
import { inRounds } from "../measure.ts";
import { CREDIT_TYPE, giveCredits, makePeople } from "../people.ts";
import { atLeast } from "../rows.ts";
import { openStage, PLENTY, rateOf } from "./stage.ts";

const USERS = 100;

const LIMITED = atLeast("a wallet with a limit, 1,000 callers", 0.9);

/** Charges of one wallet's Credit Users under a limit, against those of another wallet's without one. */
export const limitedWallet: Benchmark = {
	rows: [LIMITED],
	async *run(bench) {
		const { ledger } = await openStage(bench);
		bench.say(`Making two wallets with ${USERS} Credit Users each, one of them with a limit`);
		const made = { count: USERS + 1, areCreditUsers: true };
		const [limitedOwner = "", ...limited] = await makePeople(ledger.db, { name: "Limited", ...made });
		const [owner = "", ...free] = await makePeople(ledger.db, { name: "Free", ...made });
		await giveCredits(ledger.db, [limitedOwner, owner], { credits: PLENTY });
		await aLimit(ledger.db, {
			...{ walletOf: limitedOwner, creditTypeId: CREDIT_TYPE },
			...{ credits: PLENTY, period: "month", warnPercent: 100 },
		});
		await connected(ledger.database.adminUrl, (admin) => admin.query("VACUUM (ANALYZE)"));
		const rate = (userIds: readonly string[]) => () => ledger.side.measure(rateOf(bench, userIds));
		await rate(limited)();
		await rate(free)();
		const compared = await inRounds(bench.scale.rounds, { of: rate(limited), against: rate(free) });
		const perSecond = (charges: number) => Math.round(charges).toLocaleString("en");
		yield {
			...LIMITED,
			...compared,
			says: `${perSecond(compared.of)} charges/s; without ${perSecond(compared.against)}`,
		};
	},
};
