import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import type { LedgerTransaction, LockedUser } from "../posting/lock.ts";
import type { LockedAccount } from "../posting/pools.ts";
import type { Posting } from "../posting/post.ts";
import { makeAddresses, readAddressIds } from "./addresses.ts";
import { readGroupPools } from "./group-access.ts";
import { type Member, MemberLimits, nameOf, readMemberLimits } from "./member-limits.ts";
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
} from "./payers.ts";
import { decidePayment, type Payment } from "./payment.ts";

/** A request, with its `payersKey`. */
export interface Payable extends PaidRequest {
	readonly matter: string;
	readonly credits: bigint;
}

const NO_LIMITS = new MemberLimits(new Date(0), []);

/**
 * Who pays for the requests of one transaction (product.md 29): looked up without a lock, decided again for the users as
 * they are once they are locked, and decided for good once the accounts are, because entries, limits and state of share
 * groups change under their accounts' locks.
 */
export class Payments {
	readonly #requests: readonly Payable[];
	#candidates: Candidates;
	/** Null until they are found. */
	#addressIds: ReadonlyMap<string, string> | null = null;
	#limits = NO_LIMITS;
	readonly #payers = new Map<string, Payers>();
	readonly #userIds = new Map<string, readonly string[]>();

	private constructor(candidates: Candidates, requests: readonly Payable[]) {
		this.#candidates = candidates;
		this.#requests = requests;
		this.#choose(requests);
	}

	static async look(sql: Sql, all: readonly Payable[]): Promise<Payments> {
		const requests = distinct(all);
		return new Payments(await lookForPayers(sql, requests), requests);
	}

	/** The user, and all whose credits may pay. */
	userIds(request: Payable): readonly string[] {
		const known = this.#userIds.get(request.matter);
		if (known) return known;
		const { users } = this.#candidates;
		const ownerId = users.get(request.userId)?.creditOwnerId;
		const creatorIds = groupPoolsOf(this.#candidates, request).map(({ creatorId }) => creatorId);
		const userIds = [...new Set([request.userId, ...(ownerId ? [ownerId] : []), ...creatorIds])];
		this.#userIds.set(request.matter, userIds);
		return userIds;
	}

	/** Finds the addresses that ledger rows will name. New ones are only made where that may wait for others who do. */
	async prepare(sql: Sql, { skipLocked }: { readonly skipLocked: boolean }): Promise<void> {
		const addresses = [...this.#payers.values()].flatMap((payers) =>
			payers.state === "found" ? payers.pools.flatMap(({ group }) => group?.address ?? []) : [],
		);
		const unique = [...new Set(addresses)];
		this.#addressIds = skipLocked
			? await readAddressIds(sql, unique, { withErased: false })
			: await makeAddresses(sql, unique);
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
		const requests = distinct(all).filter((request) => groupPoolsOf(this.#candidates, request).length > 0);
		if (requests.length === 0) return;
		const { users } = this.#candidates;
		const spenders = new Set(requests.flatMap(({ userId }) => users.get(userId) ?? []));
		const creditTypeIds = [...new Set(requests.map(({ creditTypeId }) => creditTypeId))];
		const looked = requests.flatMap((request) => groupPoolsOf(this.#candidates, request));
		const locked = looked.filter(({ accountId }) => posting.has(accountId));
		const filled = new Map(locked.map(({ accountId }) => [accountId, isFilled(posting.account(accountId))]));
		const [groupPools, limits] = await Promise.all([
			readGroupPools(sql, { visitors: visitorsOf(spenders), creditTypeIds, filled }),
			this.#readLimits(sql, posting, locked),
		]);
		this.#candidates = { ...this.#candidates, groupPools: byUserAndType(groupPools) };
		this.#choose(requests);
		const members = groupPools.filter(({ accountId }) => posting.has(accountId));
		const known = new Set(locked.map(nameOf));
		this.#limits = members.every((member) => known.has(nameOf(member)))
			? limits
			: await this.#readLimits(sql, posting, members);
	}

	#readLimits(sql: Sql, posting: Posting, members: readonly Member[]): Promise<MemberLimits> {
		const at = posting.instant(new Set(members.map(({ accountId }) => accountId)));
		return readMemberLimits(sql, { members, at, addressIds: this.#addressIds ?? new Map() });
	}

	/** How a request is paid. Null: an account that is not locked would pay. */
	decide(posting: Posting, request: Payable): Result<Payment> | null {
		const payers = this.#payersOf(request);
		if (payers.state === "moved" || !this.#knowsAddresses(payers)) return null;
		if (!accountsOf(payers).every((id) => posting.has(id))) return null;
		return decidePayment(posting, request, { payers, limits: this.#limits });
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
