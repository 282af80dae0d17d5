import type { Sql } from "@/lib/platform/database/sql.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { type Coverage, type CoverageOfUses, coverageAt, readCoverage } from "../coverage/read-coverage.ts";
import type { LedgerTransaction, LockedUser } from "../posting/lock-accounts.ts";
import type { LockedAccount } from "../posting/lock-pools.ts";
import type { Posting } from "../posting/posting.ts";
import {
	accountsOf,
	byUserAndType,
	type Candidates,
	choosePayers,
	groupPoolsOf,
	lookForPayers,
	type PaidRequest,
	type Payers,
	visitorsOf,
} from "./choose-payers.ts";
import { decidePayment, memberOf, type Payment } from "./decide-payment.ts";
import { writeWarnings } from "./limit-warning.ts";
import { makeAddresses, readAddressIds } from "./make-addresses.ts";
import { type Member, nameOf, PoolLimits, readLimits } from "./pool-limits.ts";
import { type GroupPool, readGroupPools } from "./read-group-pools.ts";

/** A request, with its `payersKey`. */
export interface Payable extends PaidRequest {
	readonly matter: string;
	readonly credits: bigint;
}

const NO_LIMITS = new PoolLimits(new Date(0), []);

/**
 * Who pays for the requests of one transaction (product.md 29): looked up without a lock, decided again for the users as
 * they are once they are locked, and decided for good once the accounts are, because entries, limits and state of share
 * groups change under their accounts' locks.
 */
export class PaymentPlan {
	readonly #requests: readonly Payable[];
	#candidates: Candidates;
	/** Null until they are found. */
	#addressIds: ReadonlyMap<string, string> | null = null;
	#limits = NO_LIMITS;
	/** As it is under the users' locks: it doesn't end before this transaction does. */
	#coverage: CoverageOfUses = new Map();
	readonly #payers = new Map<string, Payers>();
	readonly #userIds = new Map<string, readonly string[]>();

	private constructor(candidates: Candidates, requests: readonly Payable[]) {
		this.#candidates = candidates;
		this.#requests = requests;
		this.#choose(requests);
	}

	static async look(tx: LedgerTransaction, all: readonly Payable[]): Promise<PaymentPlan> {
		const requests = distinct(all);
		return new PaymentPlan(await lookForPayers(tx, requests), requests);
	}

	/** The user, and all whose credits may pay; the user alone, where a subscription covers it. */
	userIds(request: Payable): readonly string[] {
		const known = this.#userIds.get(request.matter);
		if (known) return known;
		if (this.#payersOf(request).state === "covered") return [request.userId];
		const { users } = this.#candidates;
		const ownerId = users.get(request.userId)?.creditOwnerId;
		const creatorIds = groupPoolsOf(this.#candidates, request).map(({ creatorId }) => creatorId);
		const userIds = [...new Set([request.userId, ...(ownerId ? [ownerId] : []), ...creatorIds])];
		this.#userIds.set(request.matter, userIds);
		return userIds;
	}

	/**
	 * Finds the addresses that ledger rows will name. New ones are only made where that may wait for others who do. Whether
	 * something is still covered is read after its users were locked.
	 */
	async prepare(sql: Sql, { skipLocked }: { readonly skipLocked: boolean }): Promise<void> {
		const covered = this.#requests.filter((request) => this.#payersOf(request).state === "covered");
		const reading =
			covered.length > 0 &&
			readCoverage(
				sql,
				covered.map(({ userId }) => userId),
			);
		const addresses = [...this.#payers.values()].flatMap((payers) =>
			payers.state === "found" ? payers.pools.flatMap(({ group }) => group?.address ?? []) : [],
		);
		const unique = [...new Set(addresses)];
		this.#addressIds = skipLocked
			? await readAddressIds(sql, unique, { withErased: false })
			: await makeAddresses(sql, unique);
		if (reading) this.#coverage = await reading;
	}

	/** The users are locked: who pays is chosen by what they are now. */
	confirm(users: ReadonlyMap<string, LockedUser>): void {
		const looked = this.#candidates.users;
		this.#candidates = { ...this.#candidates, users };
		if (![...looked].every(([id, was]) => isAsBefore(was, users.get(id)))) this.#choose(this.#requests);
	}

	/** `locked`: an address is new, and another transaction that makes it is not waited for. */
	accountIds(request: Payable): readonly string[] | "moved" | "locked" {
		const payers = this.#payersOf(request);
		if (payers.state === "moved") return "moved";
		return this.#addressIds === null || this.#knowsAddresses(payers) ? accountsOf(payers) : "locked";
	}

	/** The accounts are locked: who is let into share groups, and how far, can't change any more. */
	async open({ sql }: LedgerTransaction, posting: Posting, all: readonly Payable[]): Promise<void> {
		const different = distinct(all);
		const ofWallets = different.flatMap((request) => this.#limitedByWallet(posting, request));
		const requests = different.filter(
			(request) => this.#payersOf(request).state !== "covered" && groupPoolsOf(this.#candidates, request).length > 0,
		);
		if (requests.length === 0) {
			this.#limits = await this.#readLimits(sql, posting, ofWallets);
			return;
		}
		const { users } = this.#candidates;
		const spenders = new Set(requests.flatMap(({ userId }) => users.get(userId) ?? []));
		const creditTypeIds = [...new Set(requests.map(({ creditTypeId }) => creditTypeId))];
		const looked = requests.flatMap((request) => groupPoolsOf(this.#candidates, request));
		const locked = looked.filter(({ accountId }) => posting.has(accountId));
		const filled = new Map(locked.map(({ accountId }) => [accountId, isFilled(posting.account(accountId))]));
		const members = [...ofWallets, ...limitedByGroups(posting, locked)];
		const [groupPools, limits] = await Promise.all([
			readGroupPools(sql, { visitors: visitorsOf(spenders), creditTypeIds, filled }),
			this.#readLimits(sql, posting, members),
		]);
		this.#candidates = { ...this.#candidates, groupPools: byUserAndType(groupPools) };
		this.#choose(requests);
		const now = [...ofWallets, ...limitedByGroups(posting, groupPools)];
		const known = new Set(members.map(nameOf));
		this.#limits = now.every((member) => known.has(nameOf(member)))
			? limits
			: await this.#readLimits(sql, posting, now);
	}

	/** The user of a request as the limit on their Credit Owner's wallet counts them, where there is one. */
	#limitedByWallet(posting: Posting, request: Payable): Member[] {
		const payers = this.#payersOf(request);
		if (payers.state !== "found") return [];
		return payers.pools.flatMap((pool) => {
			const { accountId, group } = pool;
			const isLimited = group === null && posting.has(accountId) && posting.account(accountId).isLimited;
			return (isLimited && memberOf(pool, request.userId)) || [];
		});
	}

	async #readLimits(sql: Sql, posting: Posting, members: readonly Member[]): Promise<PoolLimits> {
		if (members.length === 0) return NO_LIMITS;
		const at = posting.instant(new Set(members.map(({ accountId }) => accountId)));
		return readLimits(sql, { members, at, addressIds: this.#addressIds ?? new Map() });
	}

	/** How a request is paid. Null: an account that is not locked would pay. */
	decide(posting: Posting, request: Payable): Result<Payment> | null {
		const payers = this.#payersOf(request);
		if (payers.state === "covered") return this.#cover(posting, request, payers.coverage);
		if (payers.state === "moved" || !this.#knowsAddresses(payers)) return null;
		if (!accountsOf(payers).every((id) => posting.has(id))) return null;
		return decidePayment(posting, request, { payers, limits: this.#limits });
	}

	/** A subscription covers it, unless it has ended since it was looked up: then somebody else pays. */
	#cover(posting: Posting, request: Payable, { subscriptionId }: Coverage): Result<Payment> | null {
		const at = posting.instant([]);
		const covers = coverageAt(this.#coverage, request, at, subscriptionId);
		return covers ? done({ shares: [], at, coveredBy: subscriptionId }) : null;
	}

	/** Writes whom limits warn of what was decided here (product.md 45). */
	async writeWarnings(sql: Sql): Promise<void> {
		await writeWarnings(sql, this.#limits.warnings);
	}

	/** The id of an address that lets a user into a share group. */
	addressId(address: string): string {
		const id = this.#addressIds?.get(address);
		if (!id) throw new Error("An address was not looked up.");
		return id;
	}

	#choose(requests: Iterable<Payable>): void {
		for (const request of requests) this.#payers.set(request.matter, choosePayers(request, this.#candidates));
	}

	#payersOf({ matter }: Payable): Payers {
		const payers = this.#payers.get(matter);
		if (!payers) throw new Error("Who pays was not looked up.");
		return payers;
	}

	#knowsAddresses(payers: Payers): boolean {
		if (payers.state !== "found") return true;
		return payers.pools.every(({ group }) => group === null || this.#addressIds?.has(group.address));
	}
}

/** Those of these groups' members whom a limit may bind: the creator never. */
function limitedByGroups(posting: Posting, pools: readonly GroupPool[]): Member[] {
	return pools.flatMap(({ accountId, userId, creatorId, address }) =>
		creatorId !== userId && posting.has(accountId) && posting.account(accountId).isLimited
			? [{ accountId, userId, address }]
			: [],
	);
}

/** One request of those that the same pools pay for. */
function distinct(requests: readonly Payable[]): Payable[] {
	const found = new Map<string, Payable>();
	for (const request of requests) if (!found.has(request.matter)) found.set(request.matter, request);
	return [...found.values()];
}

function isFilled({ balance, held }: Pick<LockedAccount, "balance" | "held">): boolean {
	return balance > held;
}

/** Whether a user who is locked now is still what decides who pays. */
function isAsBefore(was: LockedUser, is: LockedUser | undefined): boolean {
	return (
		is?.status === was.status &&
		is.creditOwnerId === was.creditOwnerId &&
		is.email === was.email &&
		is.emailVerifiedAt?.getTime() === was.emailVerifiedAt?.getTime()
	);
}
