import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Result } from "@/lib/platform/refusal.ts";
import type { LedgerTransaction, LockedUser } from "../posting/lock.ts";
import type { Posting } from "../posting/post.ts";
import { makeAddresses, readAddressIds } from "./addresses.ts";
import { readGroupPools } from "./group-access.ts";
import { MemberLimits, readMemberLimits } from "./member-limits.ts";
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

/** A request with `payersKey` of it. */
export interface Payable extends PaidRequest {
	readonly payersKey: string;
	readonly credits: bigint;
}

const NO_LIMITS = new MemberLimits(new Date(0), []);

/**
 * Who pays for the requests of one transaction (product.md 29): looked up without a lock, decided again for the users as
 * they are once they are locked, and decided for good once the accounts are, because entries, limits and state of share
 * groups change under their accounts' locks.
 */
export class Payments {
	#candidates: Candidates;
	#addressIds: ReadonlyMap<string, string> = new Map();
	#limits = NO_LIMITS;
	readonly #payers = new Map<string, Payers>();
	readonly #userIds = new Map<string, readonly string[]>();

	private constructor(candidates: Candidates) {
		this.#candidates = candidates;
	}

	static async look(sql: Sql, requests: readonly Payable[]): Promise<Payments> {
		return new Payments(await lookForPayers(sql, [...distinct(requests).values()]));
	}

	/** The user, and all whose credits may pay. */
	userIds(request: Payable): readonly string[] {
		const known = this.#userIds.get(request.payersKey);
		if (known) return known;
		const { users } = this.#candidates;
		const ownerId = users.get(request.userId)?.creditOwnerId;
		const creatorIds = groupPoolsOf(this.#candidates, request).map(({ creatorId }) => creatorId);
		const userIds = [...new Set([request.userId, ...(ownerId ? [ownerId] : []), ...creatorIds])];
		this.#userIds.set(request.payersKey, userIds);
		return userIds;
	}

	/** The users are locked. Makes the addresses that ledger rows will name, unless that could mean waiting. */
	async prepare(
		sql: Sql,
		users: ReadonlyMap<string, LockedUser>,
		{ requests, skipLocked }: { readonly requests: readonly Payable[]; readonly skipLocked: boolean },
	): Promise<void> {
		this.#candidates = { ...this.#candidates, users };
		this.#choose(distinct(requests).values());
		const addresses = [...this.#payers.values()].flatMap((payers) =>
			payers.state === "found" ? payers.pools.flatMap(({ group }) => group?.address ?? []) : [],
		);
		if (addresses.length === 0) return;
		const unique = [...new Set(addresses)];
		this.#addressIds = skipLocked
			? await readAddressIds(sql, unique, { withErased: false })
			: await makeAddresses(sql, unique);
	}

	/** `locked`: an address is new, and whoever else makes it is not waited for. */
	accountIds(request: Payable): readonly string[] | "moved" | "locked" {
		const payers = this.#payersOf(request);
		if (payers.state === "moved") return "moved";
		return this.#knowsAddresses(payers) ? accountsOf(payers) : "locked";
	}

	/** The accounts are locked. */
	async open({ sql }: LedgerTransaction, posting: Posting, requests: readonly Payable[]): Promise<void> {
		const grouped = [...distinct(requests).values()].filter(
			(request) => groupPoolsOf(this.#candidates, request).length > 0,
		);
		if (grouped.length === 0) return;
		const { users } = this.#candidates;
		const spenders = new Set(grouped.flatMap(({ userId }) => users.get(userId) ?? []));
		const creditTypeIds = [...new Set(grouped.map(({ creditTypeId }) => creditTypeId))];
		const groupPools = await readGroupPools(sql, { visitors: visitorsOf(spenders), creditTypeIds });
		this.#candidates = { ...this.#candidates, groupPools: byUserAndType(groupPools) };
		this.#choose(grouped);
		const members = groupPools.filter(({ accountId }) => posting.has(accountId));
		const at = posting.instant(new Set(members.map(({ accountId }) => accountId)));
		this.#limits = await readMemberLimits(sql, { members, at });
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
		const id = this.#addressIds.get(address);
		if (!id) throw new Error("An address was not looked up.");
		return id;
	}

	#choose(requests: Iterable<Payable>): void {
		for (const request of requests) this.#payers.set(request.payersKey, choosePayers(request, this.#candidates));
	}

	#payersOf({ payersKey: key }: Payable): Payers {
		const payers = this.#payers.get(key);
		if (!payers) throw new Error("Who pays was not looked up.");
		return payers;
	}

	#knowsAddresses(payers: Payers): boolean {
		if (payers.state !== "found") return true;
		return payers.pools.every(({ group }) => group === null || this.#addressIds.has(group.address));
	}
}

/** One request of those that the same pools pay for. */
function distinct(requests: readonly Payable[]): Map<string, Payable> {
	const found = new Map<string, Payable>();
	for (const request of requests) if (!found.has(request.payersKey)) found.set(request.payersKey, request);
	return found;
}
