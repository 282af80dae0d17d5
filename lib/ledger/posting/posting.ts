import type { LotKind } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { newId } from "@/lib/platform/ids.ts";
import type { Entry, Move, Moved } from "./entry.ts";
import { entryHash } from "./entry-hash.ts";
import { LoadedLots, type Writable } from "./loaded-lots.ts";
import type { LockedAccount } from "./lock-pools.ts";
import { isExpired, type Lot, type Part, takeCredits } from "./lot.ts";
import { writePosting } from "./write-posting.ts";

export interface NewLot {
	readonly accountId: string;
	readonly kind: LotKind;
	readonly orderId: string | null;
	/** The lot in which its credits first arrived, where that is another one. */
	readonly origin: { readonly accountId: string; readonly lotId: string } | null;
	readonly expiresAt: Date | null;
}

// What a smallint holds.
const MOST_PARTS = 32_767;

/**
 * The unit of work of one transaction: the locked accounts, their lots, and what has been moved between them so far.
 * Everything is decided in memory, under the locks, and `flush` writes it with a handful of statements, however much
 * was moved. Made by `lockAccounts` only.
 */
export class Posting {
	/** Accounts that were to be locked, and which another transaction had locked. */
	readonly skipped: ReadonlySet<string>;
	readonly #sql: Sql;
	readonly #now: Date;
	readonly #accounts: ReadonlyMap<string, Writable<LockedAccount>>;
	readonly #lots = new LoadedLots();
	readonly #parts = new Map<string, number>();
	readonly #newLots = new Set<Lot>();
	readonly #changedLots = new Set<Lot>();
	readonly #changedAccounts = new Set<Writable<LockedAccount>>();
	#entries: Entry[] = [];

	constructor(sql: Sql, found: { now: Date; accounts: readonly LockedAccount[]; skipped: ReadonlySet<string> }) {
		this.#sql = sql;
		this.#now = found.now;
		this.#accounts = new Map(found.accounts.map((account) => [account.id, { ...account }]));
		this.skipped = found.skipped;
	}

	account(accountId: string): LockedAccount {
		return this.#writable(accountId);
	}

	/** Every account that this unit of work has locked. */
	accountIds(): string[] {
		return [...this.#accounts.keys()];
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

	/** A lot of a locked account, once it was loaded. */
	lot(lotId: string): Lot {
		return this.#lots.get(lotId);
	}

	/** Adds lots of the locked accounts, unless they are already known. */
	addLots(lots: readonly Lot[]): void {
		for (const { accountId } of lots) this.account(accountId);
		this.#lots.add(lots);
	}

	/** Says up to which lot an account's lots are loaded, in their order; null: all that are not empty. */
	loadedTo(accountId: string, last: Lot | null): void {
		this.#lots.loadedTo(accountId, last);
	}

	/** The lots of one account that happen to be loaded, in the order in which they are used (product.md 28). */
	loadedLots(accountId: string): readonly Lot[] {
		return this.#lots.of(accountId);
	}

	/** Every lot of one account that is not empty, in their order. Throws where only some were loaded (`wanted`). */
	lotsOf(accountId: string): readonly Lot[] {
		this.account(accountId);
		if (!this.#lots.isWhole(accountId)) throw new Error(`Not all lots of account ${accountId} are loaded.`);
		return this.#lots.of(accountId);
	}

	/** Credits that an account can spend at an instant: what is not on hold in its lots that have not expired. */
	available(accountId: string, at: Date): bigint {
		const { balance, held } = this.account(accountId);
		let available = balance - held;
		const first = this.#lots.first(accountId);
		for (const lot of first) {
			if (!isExpired(lot, at)) return available;
			available -= lot.remaining - lot.held;
		}
		if (!this.#lots.isWhole(accountId)) throw new Error(`Too few lots of account ${accountId} are loaded.`);
		return available;
	}

	/**
	 * Lots of an account that give these credits, in their order; null where there are fewer. Throws where its lots were
	 * loaded for fewer credits (`wanted`).
	 */
	take(accountId: string, credits: bigint, at: Date): Part[] | null {
		const parts = takeCredits(this.#lots.first(accountId), credits, at);
		if (parts || this.#lots.isWhole(accountId) || this.available(accountId, at) < credits) return parts;
		throw new Error(`Too few lots of account ${accountId} are loaded for ${credits} credits.`);
	}

	/** A new, empty lot in a locked account. Credits moved into it in this transaction count as granted to it. */
	openLot(lot: NewLot): Lot {
		const [opened] = this.openLots([lot]);
		if (!opened) throw new Error("A lot that was opened is missing.");
		return opened;
	}

	/** As `openLot`, of many: what their accounts have is put in order once, not for each. */
	openLots(lots: readonly NewLot[]): readonly Lot[] {
		const empty = { granted: 0n, remaining: 0n, held: 0n, closedAt: null };
		const opened = lots.map(({ origin, ...lot }): Lot => {
			const { accountId: originAccountId = null, lotId: originLotId = null } = origin ?? {};
			const createdAt = this.instant([lot.accountId]);
			return { id: newId(), ...lot, originAccountId, originLotId, createdAt, ...empty };
		});
		this.#lots.add(opened);
		const own = opened.map(({ id }) => this.lot(id));
		for (const lot of own) this.#newLots.add(lot);
		return own;
	}

	/**
	 * A new, empty lot for credits that come out of another one: same kind, order, expiry and origin, which is always the
	 * lot in which the credits first arrived.
	 */
	openLotLike(lot: Lot, { accountId }: { accountId: string }): Lot {
		const { kind, orderId, expiresAt } = lot;
		const origin = { accountId: lot.originAccountId ?? lot.accountId, lotId: lot.originLotId ?? lot.id };
		return this.openLot({ accountId, kind, orderId, origin, expiresAt });
	}

	/** Moves credits: an entry for each lot. Throws where the lot does not have them: callers decide before they move. */
	move(move: Move): Moved {
		const { from, to } = move;
		if (move.credits <= 0n) throw new Error(`A movement is of more than 0 credits, not ${move.credits}.`);
		if (from?.accountId === to?.accountId) throw new Error("Credits move to another pool, from outside, or out.");
		const at = this.#instantOf(move);
		const part = this.#nextPart(move.movementId);
		return {
			from: from && this.#take(from, move, { at, part }),
			to: to && this.#give(to, move, { at, part }),
		};
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

	/** Lets what has expired and is not on hold, in every locked account, expire: one movement for each account. */
	expireLots(): void {
		for (const accountId of this.#accounts.keys()) {
			let movementId = newId();
			for (const lot of [...this.#lots.of(accountId)]) {
				if (!isExpired(lot, this.instant([accountId]))) break;
				const credits = lot.remaining - lot.held;
				if (credits === 0n) continue;
				if (this.#parts.get(movementId) === MOST_PARTS) movementId = newId();
				this.move({ kind: "expiry", credits, from: lot, to: null, movementId });
			}
		}
	}

	/** Writes what was done since the last flush, and returns its entries. */
	async flush(): Promise<readonly Entry[]> {
		const entries = this.#entries;
		const hashed = entries.map((entry) => {
			const account = this.#writable(entry.accountId);
			account.head = entryHash(account.head, entry);
			return { entry, hash: account.head };
		});
		await writePosting(this.#sql, {
			newLots: [...this.#newLots],
			changedLots: [...this.#changedLots].filter((lot) => !this.#newLots.has(lot)),
			changedAccounts: [...this.#changedAccounts],
			entries: hashed,
		});
		this.#newLots.clear();
		this.#changedLots.clear();
		this.#changedAccounts.clear();
		this.#entries = [];
		return entries;
	}

	#instantOf({ from, to, at }: Move): Date {
		const own = this.instant([from, to].flatMap((lot) => lot?.accountId ?? []));
		return at && at > own ? at : own;
	}

	#nextPart(movementId: string): number {
		const part = this.#parts.get(movementId) ?? 0;
		if (part > MOST_PARTS) throw new Error(`Movement ${movementId} has too many parts.`);
		this.#parts.set(movementId, part + 1);
		return part;
	}

	#take({ id }: Lot, move: Move, { at, part }: { at: Date; part: number }): Entry {
		const { credits, fromHold = false, kind } = move;
		const lot = this.#lots.get(id);
		const free = fromHold ? lot.held : lot.remaining - lot.held;
		if (free < credits) throw new Error(`Lot ${id} has ${free} credits, not ${credits}.`);
		if (isExpired(lot, at) && !fromHold && kind !== "expiry") throw new Error(`Lot ${id} has expired.`);
		if (fromHold) this.#changeHeld(lot, -credits);
		return this.#enter(lot, -credits, { move, at, part, counter: move.to });
	}

	#give({ id }: Lot, move: Move, { at, part }: { at: Date; part: number }): Entry {
		const lot = this.#lots.get(id);
		if (this.#newLots.has(lot)) lot.granted += move.credits;
		this.#lots.freed(lot);
		return this.#enter(lot, move.credits, { move, at, part, counter: move.from });
	}

	#enter(
		lot: Writable<Lot>,
		credits: bigint,
		{ move, at, part, counter }: { move: Move; at: Date; part: number; counter: Lot | null },
	): Entry {
		const account = this.#writable(lot.accountId);
		lot.remaining += credits;
		lot.closedAt = lot.remaining === 0n ? at : null;
		account.balance += credits;
		account.version += 1n;
		account.lastPostedAt = at;
		this.#changedLots.add(lot);
		this.#changedAccounts.add(account);
		const entry: Entry = {
			accountId: account.id,
			version: account.version,
			kind: move.kind,
			lotId: lot.id,
			credits,
			balanceAfter: account.balance,
			movementId: move.movementId,
			part,
			counterAccountId: counter?.accountId ?? null,
			client: move.client ?? null,
			chargeId: move.chargeId ?? null,
			slice: move.slice ?? null,
			usage: move.usage ?? null,
			forgiven: move.forgiven ?? null,
			sliceVersion: move.sliceVersion ?? null,
			reversesVersion: move.reversesVersion ?? null,
			orderId: move.orderId ?? null,
			userId: move.userId ?? null,
			actorId: move.actorId ?? null,
			addressId: move.addressId ?? null,
			reason: move.reason ?? null,
			postedAt: at,
		};
		this.#entries.push(entry);
		return entry;
	}

	#changeHeld({ id }: Lot, credits: bigint): void {
		const lot = this.#lots.get(id);
		const account = this.#writable(lot.accountId);
		lot.held += credits;
		account.held += credits;
		if (credits < 0n) this.#lots.freed(lot);
		this.#changedLots.add(lot);
		this.#changedAccounts.add(account);
	}

	#writable(accountId: string): Writable<LockedAccount> {
		const account = this.#accounts.get(accountId);
		if (!account) throw new Error(`Account ${accountId} is not locked here.`);
		return account;
	}
}
