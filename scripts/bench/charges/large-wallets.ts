import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { share } from "@/lib/testing/sharing.ts";
import { connected } from "../../database/database.ts";
import type { Benchmark } from "../benchmark.ts";
import { inRounds } from "../measure.ts";
import { CREDIT_TYPE, giveCredits, makePeople } from "../people.ts";
import { atMost } from "../rows.ts";
import { openStage, PLENTY } from "./stage.ts";

const LOTS = 5_000;
const MEMBERS = 10_000;

const MANY_LOTS = atMost("a charge from a wallet with 5,000 lots", 1.5);
const MANY_MEMBERS = atMost("a charge in a group of 10,000 members", 1.5);
const LIMITED = atMost("a charge under a limit", 1.5);

/** A charge alone, against one from a wallet with one lot, of a user without share groups and limits. */
export const largeWallets: Benchmark = {
	rows: [MANY_LOTS, MANY_MEMBERS, LIMITED],
	async *run(bench) {
		const { ledger } = await openStage(bench);
		bench.say("Making a wallet with 5,000 lots, a share group with 10,000 members, and a limit");
		const [plain = "", ofLots = "", member = "", limited = "", creator = ""] = await makePeople(ledger.db, {
			name: "Large",
			count: 5,
		});
		await giveCredits(ledger.db, [plain], { credits: PLENTY });
		await giveCredits(ledger.db, [ofLots], { credits: PLENTY / BigInt(LOTS), lots: LOTS });
		await boughtCredits(ledger.db, { beneficiaryId: creator, creditTypeId: CREDIT_TYPE, credits: 2n * PLENTY });
		const large = await letIn(ledger.db, { creator, userId: member });
		const ofLimit = await letIn(ledger.db, { creator, userId: limited });
		const limit = { credits: PLENTY, period: "month" as const };
		await aLimit(ledger.db, { shareGroupId: ofLimit, creditTypeId: CREDIT_TYPE, ...limit });
		await ledger.db.shareGroupEntry.createMany({
			data: Array.from({ length: MEMBERS - 1 }, (_, place) => ({
				id: newId(),
				shareGroupId: large,
				kind: "address" as const,
				value: `other.${place}@large.example`,
				createdAt: new Date(),
			})),
		});
		await connected(ledger.database.adminUrl, (owner) => owner.query("VACUUM (ANALYZE)"));
		const timed = (userId: string) => () =>
			ledger.side.measure({ kind: "latency", userIds: [userId], charges: bench.scale.calls });
		for (const [row, userId] of [
			[MANY_LOTS, ofLots] as const,
			[MANY_MEMBERS, member] as const,
			[LIMITED, limited] as const,
		]) {
			if (!bench.wants(row)) continue;
			const compared = await inRounds(bench.scale.rounds, { of: timed(userId), against: timed(plain) });
			yield { ...row, ...compared, says: `${compared.of.toFixed(2)} ms; without ${compared.against.toFixed(2)} ms` };
		}
	},
};

/** A share group with plenty of credits that lets this user in. */
async function letIn(db: Database, { creator, userId }: { creator: string; userId: string }): Promise<string> {
	const { email } = await db.user.findUniqueOrThrow({ where: { id: userId } });
	const groupId = await aShareGroup(db, { creatorId: creator, addresses: [email] });
	await share(db, groupId, PLENTY);
	return groupId;
}
