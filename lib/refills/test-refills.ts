import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { fillInBilling, testShop } from "@/lib/orders/test-shop.ts";
import { type Clock, clockAt } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { actorOf, aUser } from "@/lib/testing/people.ts";
import { runRefills } from "./run/run-refills.ts";
import type { SetGroupRefillInput, SetTopUpInput } from "./schema.ts";
import { setGroupRefill } from "./settings/set-group-refill.ts";
import { setTopUp } from "./settings/set-top-up.ts";

/** The starting point of the tests of refills: the shop, and buyers in Northwind with billing information. */
export async function refillShop(db: Database) {
	const shop = await testShop(db);
	return {
		...shop,
		/** Someone with so many purchased email credits. */
		async aBuyer(credits = 600n) {
			const user = await aUser(db, shop.northwind);
			await fillInBilling(db, user);
			if (credits > 0n) await boughtCredits(db, { beneficiaryId: user.id, credits });
			return { ...user, actor: await actorOf(db, user) };
		},
		/** One pack, 1,000 for 10.83 dollars with tax, whenever fewer than 500 are left; four of them a month. */
		topUp: (more: Partial<SetTopUpInput> = {}): SetTopUpInput => ({
			creditTypeId: "email",
			version: null,
			threshold: 500n,
			pack: { planId: shop.planId, planVersion: 0, totalMinor: 1_083n, currency: "USD" },
			ceilingMinor: 4_400n,
			gateway: "invoice",
			...more,
		}),
	};
}

type Buyer = Awaited<ReturnType<Awaited<ReturnType<typeof refillShop>>["aBuyer"]>>;

export async function aTopUp(db: Database, { actor }: Buyer, input: SetTopUpInput, clock?: Clock): Promise<string> {
	const set = await setTopUp({ actor, db, clock }, input);
	if (!set.ok) throw new Error(set.key);
	return set.value.refillId;
}

/** 100 email credits whenever fewer than 50 are left; 250 a month. */
export async function aGroupRefill(
	db: Database,
	{ actor }: Buyer,
	{ clock, ...more }: Partial<SetGroupRefillInput> & { shareGroupId: string; clock?: Clock },
): Promise<string> {
	const terms = { creditTypeId: "email", version: null, threshold: 50n, credits: 100n, ceilingCredits: 250n };
	const set = await setGroupRefill({ actor, db, clock }, { ...terms, ...more });
	if (!set.ok) throw new Error(set.key);
	return set.value.refillId;
}

/** A run of the job, now or at an instant; two workers at once. */
export function run(db: Database, at?: string): Promise<number> {
	const clock = at === undefined ? undefined : clockAt(new Date(at));
	return Promise.all([runRefills({ db, clock }), runRefills({ db, clock })]).then(([one, other]) => one + other);
}

export async function use(db: Database, userId: string, credits: bigint, more: object = {}): Promise<void> {
	const [charged] = await postCharges(aClient(db), [aCharge(userId, credits, more)]);
	if (!charged?.ok) throw new Error(charged?.key);
}

/** What a refill's history says, oldest first. */
export async function historyOf(db: Database, refillId: string): Promise<string[]> {
	const events = await db.refillEvent.findMany({
		where: { refillId },
		orderBy: [{ happenedAt: "asc" }, { id: "asc" }],
	});
	return events.map(({ kind, because }) => (because === null ? kind : `${kind}: ${because}`));
}

/** The kinds of mail that a user got, oldest first. */
export async function mailsTo(db: Database, userId: string): Promise<string[]> {
	const mails = await db.mail.findMany({ where: { userId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
	return mails.map(({ kind }) => kind);
}
