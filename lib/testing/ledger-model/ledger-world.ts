import { expireHolds } from "@/lib/ledger/charges/expire-holds.ts";
import { captureHold, extendHold, placeHold, releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { lockShareGroup } from "@/lib/ledger/movements/lock-share-group.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { postConsolidation } from "@/lib/ledger/movements/post-consolidation.ts";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { postPurchase } from "@/lib/ledger/movements/post-purchase.ts";
import { postReturn } from "@/lib/ledger/movements/post-return.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { canonicalJson } from "@/lib/ledger/requests/canonical-json.ts";
import type { PostingContext } from "@/lib/ledger/requests/post-once.ts";
import { type Clock, clockAt } from "@/lib/platform/database/clock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import { aLimit, noLimit } from "@/lib/testing/limits.ts";
import type { Connection } from "../connections/connection.ts";
import type { Action, Doing } from "./actions.ts";
import type { Cast } from "./compare.ts";
import { type Expected, LedgerModel, leftOf, type UserNumber } from "./ledger-model.ts";
import { berlinDay } from "./limits-in-memory.ts";
import type { Pool } from "./lots-in-memory.ts";
import { SubscribersWorld } from "./subscribers-world.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
// Berlin changes to summer time on the month's last day, a Sunday.
const START = Date.parse("2030-03-29T09:00:00Z");

interface Keyed {
	readonly perform: () => Promise<Result<unknown>>;
	readonly answer: Result<unknown>;
}

/** The ledger and its model side by side: each action is done to both, and both must answer the same. */
export class LedgerWorld {
	readonly model = new LedgerModel(START);
	readonly #connection: Connection;
	readonly #cast: Cast;
	readonly #answered: Keyed[] = [];
	readonly #subscribers: SubscribersWorld;

	constructor(connection: Connection, cast: Cast) {
		this.#connection = connection;
		this.#cast = cast;
		this.#subscribers = new SubscribersWorld(cast, this.model, (work) => this.#transaction(work));
	}

	/** Does it to both. Returns what each of them answered: the same, if all is well. */
	async act(action: Action): Promise<{ ledger: string; model: string }> {
		this.model.now += 1_000;
		switch (action.do) {
			case "grant":
			case "purchase":
				return this.#issue(action);
			case "charge":
				return this.#charge(action);
			case "hold":
				return this.#hold(action);
			case "capture":
			case "release":
			case "extend":
				return this.#settleHold(action);
			case "refund":
			case "refundAll":
			case "cancel":
				return this.#takeBack(action);
			case "allocate":
			case "return":
				return this.#moveToOrFromGroup(action);
			case "allowance":
				return this.#subscribers.allowance(action);
			case "takeBack":
				return this.#subscribers.takeBack(action);
			case "cover":
			case "endCoverage":
				return this.#subscribers.cover(action);
			case "assignOwner":
			case "consolidate":
				return this.#assignOwner(action);
			case "admit":
				return this.#admit(action);
			case "limit":
				return this.#limit(action);
			case "raise":
				return this.#raise(action);
			case "replay":
				return this.#replay(action);
			case "wait":
				this.model.now += action.minutes * MINUTE_MS;
				return { ledger: "done", model: "done" };
			case "sweep":
				await this.#transaction((tx) => expireHolds({ db: tx }));
				await this.#transaction((tx) => expireLots(tx));
				return { ledger: "done", model: this.model.sweep() };
		}
	}

	async #issue({ do: how, user, credits, days }: Doing<"grant" | "purchase">) {
		// At midnight, so that lots often expire together.
		const expiry = Math.floor(this.model.now / DAY_MS) * DAY_MS + days * DAY_MS;
		// Nine days stand for never, where that is possible.
		const never = how === "grant" && days === 9;
		const userId = this.#cast.userIds[user];
		const common = { creditTypeId: "email", credits, actorId: null };
		if (how === "grant") {
			const grant = { ...common, userId, expiresAt: never ? null : new Date(expiry), reason: "For the model" };
			await this.#transaction((tx) => postGrant(tx, grant));
		} else {
			const expiresAt = new Date(expiry);
			const orderId = await this.#cast.order({ beneficiaryId: userId, credits, expiresAt });
			await this.#transaction((tx) => postPurchase(tx, { ...common, orderId, beneficiaryId: userId, expiresAt }));
		}
		const kind = how === "grant" ? "granted" : "purchased";
		return { ledger: "done", model: this.model.issue(user, kind, credits, never ? Number.POSITIVE_INFINITY : expiry) };
	}

	async #charge({ user, fromGroup, credits }: Doing<"charge">) {
		const request = { ...this.#purpose(user, fromGroup), credits };
		const answer = await this.#keyed(async (context, key) => {
			const [outcome] = await postCharges(context, [{ ...request, key }]);
			if (!outcome) throw new Error("A charge was not answered.");
			return outcome;
		});
		const id = answer.ok ? answer.value.chargeId : "";
		return compare(answer, this.model.charge(id, user, { fromGroup, credits }));
	}

	async #hold({ user, fromGroup, credits, hours }: Doing<"hold">) {
		const lifetimeMs = hours * 60 * MINUTE_MS;
		const request = { ...this.#purpose(user, fromGroup), credits, lifetimeMs };
		const answer = await this.#keyed((context, key) => placeHold(context, { ...request, key }));
		const id = answer.ok ? answer.value.holdId : "";
		const terms = { fromGroup, credits, expiresAt: this.model.now + lifetimeMs };
		return compare(answer, this.model.hold(id, user, terms));
	}

	async #settleHold(action: Doing<"capture" | "release" | "extend">) {
		const hold = pick(this.model.holds, action.which);
		if (!hold) return { ledger: "done", model: "done" as const };
		if (action.do === "release") {
			const answer = await this.#keyed((context, key) => releaseHold(context, { key, holdId: hold.id }));
			return compare(answer, this.model.release(hold));
		}
		if (action.do === "extend") {
			const lifetimeMs = action.hours * 60 * MINUTE_MS;
			const answer = await this.#keyed((context, key) => extendHold(context, { key, holdId: hold.id, lifetimeMs }));
			return compare(answer, this.model.extend(hold, lifetimeMs));
		}
		const { credits } = action;
		const answer = await this.#keyed((context, key) => captureHold(context, { key, holdId: hold.id, credits }));
		return compare(answer, this.model.capture(hold, answer.ok ? answer.value.chargeId : "", credits));
	}

	async #takeBack(action: Doing<"refund" | "refundAll" | "cancel">) {
		const charge = pick(this.model.charges, action.which);
		if (!charge) return { ledger: "done", model: "done" as const };
		const chargeId = charge.id;
		if (action.do === "cancel") {
			const answer = await this.#keyed((context, key) => cancelCharge(context, { key, chargeId }));
			return compare(answer, this.model.cancel(charge));
		}
		const credits = action.do === "refund" ? action.credits : undefined;
		const answer = await this.#keyed((context, key) => refundCharge(context, { key, chargeId, credits }));
		return compare(answer, this.model.refund(charge, credits ?? leftOf(charge)));
	}

	async #moveToOrFromGroup({ do: direction, credits }: Doing<"allocate" | "return">) {
		const movement = { shareGroupId: this.#cast.shareGroupId, creditTypeId: "email", credits, actorId: null };
		const allocates = direction === "allocate";
		const post = allocates ? postAllocation : postReturn;
		const answer = await this.#transaction((tx) => post(tx, movement));
		return compare(answer, allocates ? this.model.allocate(credits) : this.model.giveBackToCreator(credits));
	}

	/** Directly on the row, where it keeps to one hop: who may be whose owner is decided elsewhere. */
	async #assignOwner({ do: how, user, owner }: Doing<"assignOwner" | "consolidate">) {
		const { owners } = this.model;
		const hasCreditUsers = owners.some((one, index) => one === user && index !== user);
		const oneHop = owner === user || (owners[owner] === owner && !hasCreditUsers);
		if (!oneHop) return { ledger: "done", model: "done" };
		const old = owners[user];
		owners[user] = owner;
		const [userId, oldOwnerId, newOwnerId] = [user, old, owner].map((one) => this.#cast.userIds[one] ?? "") as [
			string,
			string,
			string,
		];
		const moved = await this.#transaction(async (tx) => {
			const ids = [...new Set([userId, oldOwnerId, newOwnerId])];
			await lockUsers(tx.sql, ids, { stillIds: ids });
			await tx.sql.query(`UPDATE "user" SET "credit_owner_id" = $2::uuid WHERE "id" = $1::uuid`, [userId, newOwnerId]);
			if (how === "assignOwner") return [];
			return postConsolidation(tx, { userId, oldOwnerId, newOwnerId, actorId: null });
		});
		const credits = moved.reduce((sum, one) => sum + one.credits, 0n);
		const expected = how === "consolidate" ? this.model.consolidate(user, [old, owner]) : 0n;
		return { ledger: `moved ${credits}`, model: `moved ${expected}` };
	}

	/** Directly on the entries, as whatever writes them does it: under the locks of the group's accounts. */
	async #admit({ user, isMember }: Doing<"admit">) {
		this.model.members[user] = isMember;
		const { shareGroupId, userIds } = this.#cast;
		await this.#transaction(async (tx) => {
			await lockShareGroup(tx, { shareGroupId, actorId: null });
			await tx.sql.query(
				`UPDATE "share_group_entry" SET "removed_at" = CASE WHEN $3::boolean THEN NULL ELSE now() END
				FROM "user" WHERE "share_group_id" = $1::uuid AND "value" = "email" AND "user"."id" = $2::uuid`,
				[shareGroupId, userIds[user], isMember],
			);
		});
		return { ledger: "done", model: "done" as const };
	}

	async #limit({ pool, user, credits, period, isLifted }: Doing<"limit">) {
		const of = this.#limitOf(pool, user);
		if (!of) return { ledger: "done", model: "done" as const };
		const isLifting = credits === null && isLifted && user !== null;
		await this.#transaction(async (tx) => {
			if (isLifting) await aLimit(tx, { ...of, credits: null, period: null });
			else if (credits === null) await noLimit(tx, of);
			else await aLimit(tx, { ...of, credits, period });
		});
		this.model.limits.set(pool, user, credits === null && !isLifting ? null : { credits, period });
		return { ledger: "done", model: "done" as const };
	}

	async #raise({ pool, user, credits, period, days }: Doing<"raise">) {
		const of = this.#limitOf(pool, user);
		if (!of || user === null) return { ledger: "done", model: "done" as const };
		const until = berlinDay(this.model.now + days * DAY_MS);
		await this.#transaction(async (tx) => {
			if (credits === null) await noLimit(tx, { ...of, isRaise: true });
			else await aLimit(tx, { ...of, credits, period, until });
		});
		this.model.limits.raise(pool, user, credits === null ? null : { credits, period, until });
		return { ledger: "done", model: "done" as const };
	}

	/** Null for the pool's owner, who has none. */
	#limitOf(pool: Pool, user: UserNumber | null) {
		if (user === (pool === "group" ? 0 : pool)) return null;
		const userId = user === null ? null : this.#cast.userIds[user];
		if (pool !== "group") return { walletOf: this.#cast.userIds[pool], userId };
		const { shareGroupId, emails } = this.#cast;
		return { shareGroupId, email: user === null ? null : emails[user] };
	}

	/** Repeats an earlier call under its key: the same answer, and nothing happens. */
	async #replay({ which }: Doing<"replay">) {
		const earlier = pick(this.#answered, which);
		const again = await earlier?.perform();
		const [now, then] = [again, earlier?.answer].map(canonicalJson);
		return { ledger: now === then ? "done" : `answered ${now}, not ${then}`, model: "done" as const };
	}

	#purpose(user: UserNumber, fromGroup: boolean) {
		const pool = fromGroup ? { shareGroupId: this.#cast.shareGroupId } : null;
		return { userId: this.#cast.userIds[user], creditTypeId: "email", service: "lab", item: "Kubernetes basics", pool };
	}

	/** Posts under a new key, and remembers what repetitions must return. */
	async #keyed<Value>(post: (context: PostingContext, key: string) => Promise<Result<Value>>): Promise<Result<Value>> {
		const key = newId();
		const perform = () => this.#transaction((tx) => post({ db: tx, client: "model", actorId: null }, key));
		const answer = await perform();
		if (answer.ok || answer.code === "INSUFFICIENT_CREDITS") this.#answered.push({ perform, answer });
		return answer;
	}

	#transaction<Answer>(work: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
		const clock: Clock = clockAt(new Date(this.model.now));
		return this.#connection.transaction(work, { clock });
	}
}

function compare(answer: Result<unknown>, model: Expected): { ledger: string; model: Expected } {
	return { ledger: answer.ok ? "done" : answer.code, model };
}

/** One of the latest three: most follow-ups concern what has just happened. */
function pick<One>(all: readonly One[], which: number): One | undefined {
	return all.at(-1 - (which % Math.max(1, Math.min(3, all.length))));
}
