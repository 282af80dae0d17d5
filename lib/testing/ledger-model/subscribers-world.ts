import { coverUse } from "@/lib/ledger/coverage/cover-use.ts";
import { endCoverage } from "@/lib/ledger/coverage/end-coverage.ts";
import { postAllowance } from "@/lib/ledger/movements/post-allowance.ts";
import { takeBackAllowance } from "@/lib/ledger/movements/take-back-allowance.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Doing } from "./actions.ts";
import type { Cast } from "./compare.ts";
import type { LedgerModel, UserNumber } from "./ledger-model.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

type Transact = <Answer>(work: (tx: Transaction) => Promise<Answer>) => Promise<Answer>;

/** What subscriptions do in the ledger and in its model: each user has one. */
export class SubscribersWorld {
	readonly #cast: Cast;
	readonly #model: LedgerModel;
	readonly #transaction: Transact;

	constructor(cast: Cast, model: LedgerModel, transaction: Transact) {
		this.#cast = cast;
		this.#model = model;
		this.#transaction = transaction;
	}

	/** An arrival, or the last one again; what is carried over is a lot of its own that ends later. */
	async allowance({ user, credits, carried, days, isAgain }: Doing<"allowance">) {
		const expiry = Math.floor(this.#model.now / DAY_MS) * DAY_MS + days * DAY_MS;
		const later = carried > 0n ? [{ credits: carried, expiresAt: expiry + 2 * DAY_MS }] : [];
		const lots = [{ credits, expiresAt: expiry }, ...later];
		const parts = this.#model.subscriptions.parts(user);
		const part = isAgain && parts > 0 ? parts - 1 : parts;
		const dated = lots.map((lot) => ({ ...lot, expiresAt: new Date(lot.expiresAt) }));
		const arrival = { ...this.#subscription(user), part, lots: dated };
		const { isNew } = await this.#transaction((tx) => postAllowance(tx, arrival));
		this.#model.subscriptions.arrive(user, part, lots);
		return { ledger: `new: ${isNew}`, model: `new: ${part === parts}` };
	}

	async takeBack({ user, which }: Doing<"takeBack">) {
		const part = Math.max(0, this.#model.subscriptions.parts(user) - which);
		const taken = await this.#transaction((tx) => takeBackAllowance(tx, { ...this.#subscription(user), part }));
		return { ledger: `${taken}`, model: `${this.#model.subscriptions.takeBack(user, part)}` };
	}

	async cover({ do: what, user, hours }: Doing<"cover" | "endCoverage">) {
		const at = this.#model.now + hours * HOUR_MS;
		const subscription = this.#subscription(user);
		if (what === "cover") {
			const period = { ...subscription, from: new Date(this.#model.now), until: new Date(at) };
			await this.#transaction((tx) => coverUse(tx, period));
			this.#model.subscriptions.cover(user, at);
		} else {
			await this.#transaction((tx) => endCoverage(tx, { ...subscription, at: new Date(at) }));
			this.#model.subscriptions.end(user, at);
		}
		return { ledger: "done", model: "done" };
	}

	/** Each user's one subscription. */
	#subscription(user: UserNumber) {
		const { userIds, subscriptionIds } = this.#cast;
		return { subscriptionId: subscriptionIds[user], userId: userIds[user], creditTypeId: "email" };
	}
}
