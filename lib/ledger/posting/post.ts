import type { LotKind, TransferKind } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { newId } from "@/lib/platform/ids.ts";
import { LoadedLots, type Writable } from "./loaded-lots.ts";
import { isExpired, type Lot, spendable } from "./lots.ts";
import { type Links, type LockedAccount, type Side, type Transfer, writePosting } from "./write-posting.ts";

/** Where credits come from and go to beyond the pools, per credit type. */
export type Outside = "issued" | "spent" | "expired";

/** One transfer to make: this many credits from a lot, or from outside, to another lot, or outside. */
export interface Move extends Links {
	readonly kind: TransferKind;
	readonly credits: bigint;
	readonly from: Lot | Outside;
	readonly to: Lot | Outside;
	/** The credits were on hold: they leave the hold too, and may leave a lot that has expired (product.md 33). */
	readonly fromHold?: boolean;
	/** When it is posted, where more accounts than its own two decide; never before their own `instant`. */
	readonly at?: Date;
}

export interface NewLot {
	readonly accountId: string;
	readonly kind: LotKind;
	readonly orderId: string | null;
	readonly originLotId: string | null;
	readonly expiresAt: Date | null;
}

/**
 * The unit of work of one transaction: the locked accounts, their lots, and what has been moved between them so far.
 * Everything is decided in memory, under the locks, and `flush` writes it with a handful of statements, however much
 * was moved. Made by `lockAccounts` only.
 */
export class Posting {
	readonly #sql: Sql;
	readonly #now: Date;
	readonly #accounts: ReadonlyMap<string, Writable<LockedAccount>>;
	readonly #lots = new LoadedLots();
	readonly #outside: ReadonlyMap<string, string>;
	readonly #newLots = new Set<Lot>();
	readonly #changedLots = new Set<Lot>();
	readonly #changedAccounts = new Set<LockedAccount>();
	#transfers: Transfer[] = [];

	constructor(
		sql: Sql,
		found: {
			now: Date;
			accounts: readonly LockedAccount[];
			lots: readonly Lot[];
			outside: ReadonlyMap<string, string>;
		},
	) {
		this.#sql = sql;
		this.#now = found.now;
		this.#accounts = new Map(found.accounts.map((account) => [account.id, { ...account }]));
		this.#outside = found.outside;
		this.addLots(found.lots);
	}

	account(accountId: string): LockedAccount {
		return this.#writable(accountId);
	}

	/** Whether this unit of work has locked the account. */
	has(accountId: string): boolean {
		return this.#accounts.has(accountId);
	}

	/** The present for these accounts: the later of the clock and the last posting of any of them. */
	instant(accountIds: Iterable<string>): Date {
		let instant = this.#now;
		for (const id of accountIds) {
			const { lastPostedAt } = this.account(id);
			if (lastPostedAt && lastPostedAt > instant) instant = lastPostedAt;
		}
		return instant;
	}

	/** A lot of a locked account, once it was loaded: those with credits left are loaded from the start. */
	lot(lotId: string): Lot {
		return this.#lots.get(lotId);
	}

	/** Adds lots of the locked accounts that were empty when the accounts were locked, unless they are already known. */
	addLots(lots: readonly Lot[]): void {
		for (const { accountId } of lots) this.account(accountId);
		this.#lots.add(lots);
	}

	/** Every loaded lot of one account, in the order in which they are used (product.md 28). */
	lotsOf(accountId: string): readonly Lot[] {
		return this.#lots.of(accountId);
	}

	/** Credits that an account can spend at an instant. */
	available(accountId: string, at: Date): bigint {
		return this.lotsOf(accountId).reduce((sum, lot) => sum + spendable(lot, at), 0n);
	}

	/** A new, empty lot in a locked account. Credits moved into it in this transaction count as granted to it. */
	openLot(lot: NewLot): Lot {
		const id = newId();
		const createdAt = this.instant([lot.accountId]);
		this.#lots.add([{ id, ...lot, granted: 0n, remaining: 0n, held: 0n, createdAt }]);
		const opened = this.lot(id);
		this.#newLots.add(opened);
		return opened;
	}

	/**
	 * A new, empty lot for credits that come out of another one: same kind, order, expiry and origin, which is always the
	 * lot in which the credits first arrived.
	 */
	openLotLike(lot: Lot, { accountId }: { accountId: string }): Lot {
		const { kind, orderId, expiresAt } = lot;
		return this.openLot({ accountId, kind, orderId, originLotId: lot.originLotId ?? lot.id, expiresAt });
	}

	/** Moves credits: one transfer. Throws where the lot does not have them, because callers decide before they move. */
	move(move: Move): Transfer {
		if (move.credits <= 0n) throw new Error(`A transfer of ${move.credits} credits is none.`);
		const pools = [move.from, move.to].filter((side) => typeof side !== "string");
		const accountIds = pools.map((lot) => lot.accountId);
		const postedAt = this.instant(accountIds);
		const at = move.at && move.at > postedAt ? move.at : postedAt;
		const { creditTypeId } = this.account(accountIds[0] ?? "");
		const transfer: Transfer = {
			id: newId(),
			kind: move.kind,
			creditTypeId,
			credits: move.credits,
			from:
				typeof move.from === "string" ? this.#outsideSide(move.from, creditTypeId) : this.#take(move.from, move, at),
			to: typeof move.to === "string" ? this.#outsideSide(move.to, creditTypeId) : this.#give(move.to, move, at),
			postedAt: at,
			chargeId: move.chargeId ?? null,
			orderId: move.orderId ?? null,
			shareGroupId: move.shareGroupId ?? null,
			reversesTransferId: move.reversesTransferId ?? null,
			userId: move.userId ?? null,
			actorId: move.actorId ?? null,
			reason: move.reason ?? null,
		};
		this.#transfers.push(transfer);
		return transfer;
	}

	/** Sets unheld, unexpired credits of a lot aside. */
	hold(lot: Lot, credits: bigint): void {
		if (credits <= 0n || lot.remaining - lot.held < credits)
			throw new Error(`Lot ${lot.id} has no ${credits} to hold.`);
		this.#changeHeld(lot, credits);
	}

	/** Releases held credits. `expireLots` then takes those whose lot has expired in the meantime. */
	unhold(lot: Lot, credits: bigint): void {
		if (credits <= 0n || lot.held < credits) throw new Error(`Lot ${lot.id} does not hold ${credits}.`);
		this.#changeHeld(lot, -credits);
	}

	/** Posts what has expired and is not on hold, in every locked account, to *expired*. */
	expireLots(): void {
		for (const lot of this.#lots.all()) {
			const credits = lot.remaining - lot.held;
			if (credits === 0n || !isExpired(lot, this.instant([lot.accountId]))) continue;
			this.move({ kind: "expiry", credits, from: lot, to: "expired" });
		}
	}

	/**
	 * Writes what was done since the last flush, and returns it. The rows that it refers to (charges, orders) must exist.
	 */
	async flush(): Promise<readonly Transfer[]> {
		const transfers = this.#transfers;
		await writePosting(this.#sql, {
			newLots: [...this.#newLots],
			changedLots: [...this.#changedLots].filter((lot) => !this.#newLots.has(lot)),
			changedAccounts: [...this.#changedAccounts],
			transfers,
		});
		this.#newLots.clear();
		this.#changedLots.clear();
		this.#changedAccounts.clear();
		this.#transfers = [];
		return transfers;
	}

	#take({ id }: Lot, { credits, fromHold = false, kind }: Move, at: Date): Side {
		const lot = this.#lots.get(id);
		const free = fromHold ? lot.held : lot.remaining - lot.held;
		if (free < credits) throw new Error(`Lot ${id} has ${free} credits, not ${credits}.`);
		if (isExpired(lot, at) && !fromHold && kind !== "expiry") throw new Error(`Lot ${id} has expired.`);
		if (fromHold) this.#changeHeld(lot, -credits);
		return this.#change(lot, -credits, at);
	}

	#give({ id }: Lot, { credits }: Move, at: Date): Side {
		const lot = this.#lots.get(id);
		if (this.#newLots.has(lot)) lot.granted += credits;
		return this.#change(lot, credits, at);
	}

	#change(lot: Writable<Lot>, credits: bigint, at: Date): Side {
		const account = this.#writable(lot.accountId);
		lot.remaining += credits;
		account.balance += credits;
		account.version += 1n;
		account.lastPostedAt = at;
		this.#changedLots.add(lot);
		this.#changedAccounts.add(account);
		return { accountId: account.id, lotId: lot.id, balanceAfter: account.balance, version: account.version };
	}

	#changeHeld({ id }: Lot, credits: bigint): void {
		const lot = this.#lots.get(id);
		const account = this.#writable(lot.accountId);
		lot.held += credits;
		account.held += credits;
		this.#changedLots.add(lot);
		this.#changedAccounts.add(account);
	}

	#outsideSide(kind: Outside, creditTypeId: string): Side {
		const accountId = this.#outside.get(`${kind} ${creditTypeId}`);
		if (!accountId) throw new Error(`There is no account "${kind}" for credit type ${creditTypeId}.`);
		return { accountId, lotId: null, balanceAfter: null, version: null };
	}

	#writable(accountId: string): Writable<LockedAccount> {
		const account = this.#accounts.get(accountId);
		if (!account) throw new Error(`Account ${accountId} is not locked here.`);
		return account;
	}
}
