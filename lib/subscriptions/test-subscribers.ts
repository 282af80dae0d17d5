import type { VerbContext } from "@/lib/actions/verb.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { markOrderPaid } from "@/lib/orders/mark-order-paid.ts";
import { placeOrder } from "@/lib/orders/place-order.ts";
import type { PlaceOrderInput } from "@/lib/orders/schema.ts";
import { taxOf } from "@/lib/orders/tax-of.ts";
import { fillInBilling } from "@/lib/orders/test-shop.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aCharge, availableTo } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { aPlan } from "@/lib/testing/plans.ts";
import { dayOf, daysAfter } from "@/lib/text/months-after.ts";
import { continueSubscriptions } from "./renewals/continue-subscriptions.ts";

/**
 * The starting point of the tests of subscriptions: a deployment in Hong Kong, eight hours ahead of UTC, whose seller is to
 * be paid within 14 days, and a clock that the test sets.
 */
export async function testSubscribers(db: Database) {
	await db.deployment.update({ where: { id: 1 }, data: { timeZone: "Asia/Hong_Kong" } });
	await db.seller.create({
		data: {
			...{ legalName: "Harbour", addressLine1: "1 Quay", city: "Bergen", country: "NO", paymentTermsDays: 14 },
			...{ supportEmail: "help@harbour.example", paymentInstructions: "Bank of Bergen" },
		},
	});
	const northwind = await anOrganization(db, { name: "Northwind" });
	const operators = await anOrganization(db, { name: "Commonpurse", isOperator: true });
	const operator = await aUser(db, operators, { name: "Olivia Park", role: "administrator" });
	const time = new TestTime(db);
	const context = async (user: Pick<TestUser, "id">) => ({ actor: await actorOf(db, user), db, clock: time.clock });
	return {
		northwind,
		operator,
		context,
		clock: time.clock,
		on: (day: string) => time.set(day),
		run: () => time.run(),
		passUntil: (day: string) => time.passUntil(day),
		async subscriber(more: Parameters<typeof aUser>[2] = {}): Promise<TestUser> {
			const user = await aUser(db, northwind, more);
			await fillInBilling(db, user);
			return user;
		},
		...plansOf(db),
		...buyingIn(db, { context, operator }),
		...readsOf(db),
		available: (user: Pick<TestUser, "id">) => availableTo(db, user.id, { at: time.present }),
		async use(user: Pick<TestUser, "id">, credits: bigint) {
			const posting = { db, clock: time.clock, client: "tests", actorId: null };
			return (await postCharges(posting, [aCharge(user.id, credits)]))[0];
		},
		/** Nothing of what a test has begun goes on in the next one. */
		async endAll(): Promise<void> {
			const end = { status: "ended", endedAt: time.present, endReason: "cancelled" } as const;
			const rest = { nextOn: null, unpaidOrderId: null, dueOn: null };
			await db.subscription.updateMany({ where: { status: { not: "ended" } }, data: { ...end, ...rest } });
		},
	};
}

/** It is noon of the day that was set. */
class TestTime {
	present = new Date();
	readonly clock: Clock = { now: async () => this.present };

	constructor(private readonly db: Database) {}

	set(day: string): void {
		this.present = new Date(`${day}T12:00:00+08:00`);
	}

	/** The worker's job, once. */
	run(): Promise<number> {
		return continueSubscriptions({ db: this.db, clock: this.clock });
	}

	/** The same each day, from the one after the present to this one. */
	async passUntil(day: string): Promise<void> {
		for (let next = daysAfter(dayOf(this.present), 1); next <= day; next = daysAfter(next, 1)) {
			this.set(next);
			await this.run();
		}
	}
}

function plansOf(db: Database) {
	return {
		/** 1,000 email credits a month, of which 200 may be carried over, for 10.00 dollars and no tax a month. */
		allowance: (more: Parameters<typeof aPlan>[1] = {}) =>
			aPlan(db, {
				...{ kind: "allowance", name: "Email monthly", credits: 1_000n, carryOverCredits: 200n },
				...{ validityMonths: 1, priceMinor: 1_000n, taxRateBasisPoints: 0, ...more },
			}),
		/** All the email that a month takes, for 50.00 dollars and no tax. */
		unlimited: (more: Parameters<typeof aPlan>[1] = {}) =>
			aPlan(db, {
				...{ kind: "unlimited", name: "Email unlimited", credits: null, carryOverCredits: null },
				...{ validityMonths: 1, priceMinor: 5_000n, taxRateBasisPoints: 0, ...more },
			}),
	};
}

interface Shop {
	readonly operator: TestUser;
	context(user: Pick<TestUser, "id">): Promise<VerbContext>;
}

function buyingIn(db: Database, { context, operator }: Shop) {
	/** Orders a plan as its newest version is, for the buyer themselves unless the test says otherwise. */
	const order = async (user: Pick<TestUser, "id">, planId: string, more: Partial<PlaceOrderInput> = {}) => {
		const {
			version,
			prices,
			taxRateBasisPoints: rateBasisPoints,
		} = await db.planVersion.findFirstOrThrow({
			where: { planId },
			orderBy: { version: "desc" },
			include: { prices: true },
		});
		const { priceMinor = 0n, currency = "USD" } = prices[0] ?? {};
		const totalMinor = priceMinor + taxOf({ priceMinor, rateBasisPoints });
		return placeOrder(await context(user), {
			...{ key: newId(), planId, planVersion: version, totalMinor, currency },
			...{ beneficiaryId: user.id, billingVersion: 0, gateway: "demo", besideOrderId: null, ...more },
		});
	};
	return {
		order,
		/** The same where nothing is in the way. Returns the subscription's id. */
		async subscribe(user: Pick<TestUser, "id">, planId: string, gateway: "demo" | "invoice" = "demo"): Promise<string> {
			const like = await db.order.findFirst({ where: { buyerId: user.id, planId }, orderBy: { number: "desc" } });
			const placed = await order(user, planId, { gateway, besideOrderId: like?.id ?? null });
			if (!placed.ok) throw new Error(placed.key);
			const { subscriptionId } = await db.order.findUniqueOrThrow({ where: { id: placed.value.orderId } });
			return subscriptionId ?? "";
		},
		/** The operator confirms that the subscription's open order was paid. */
		async pay(subscriptionId: string) {
			const open = await db.order.findFirstOrThrow({ where: { subscriptionId, status: "pending" } });
			return markOrderPaid(await context(operator), { orderId: open.id });
		},
	};
}

function readsOf(db: Database) {
	return {
		subscription: (id: string) => db.subscription.findUniqueOrThrow({ where: { id } }),
		/** What has arrived, in order: the day on which it began and the one on which it ends, and how many credits. */
		async arrivals(subscriptionId: string): Promise<string[]> {
			const parts = await db.subscriptionPeriod.findMany({
				where: { subscriptionId },
				orderBy: [{ period: "asc" }, { part: "asc" }],
			});
			return parts.map(
				({ period, startsOn, endsOn, credits }) => `${period}: ${dayOf(startsOn)} to ${dayOf(endsOn)}, ${credits}`,
			);
		},
		/** What has happened, in order. */
		async events(subscriptionId: string): Promise<string[]> {
			const events = await db.subscriptionEvent.findMany({
				where: { subscriptionId },
				orderBy: [{ happenedAt: "asc" }, { id: "asc" }],
			});
			return events.map(({ kind, day }) => (day ? `${kind} ${dayOf(day)}` : kind));
		},
	};
}
