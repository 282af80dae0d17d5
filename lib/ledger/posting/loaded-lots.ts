import { compareLots, type Lot } from "./lot.ts";

/** A row that this transaction changes in memory before it writes it. */
export type Writable<Row> = { -readonly [Column in keyof Row]: Row[Column] };

interface LotsOfAccount {
	/** In the order in which they are used (product.md 28). */
	readonly lots: Writable<Lot>[];
	/** The last one of those loaded in order, where there are more behind it; null where none are missing. */
	loadedTo: Lot | null;
	/** The lots before this one have nothing free. */
	firstFree: number;
}

/**
 * The lots that a unit of work has loaded or made: by id, and by account in the order in which they are used. Of an
 * account with many lots, those that are used first may be loaded alone.
 */
export class LoadedLots {
	readonly #byId = new Map<string, Writable<Lot>>();
	readonly #byAccount = new Map<string, LotsOfAccount>();

	/** Stores a copy of each lot that is not known yet: known lots may have been changed. */
	add(lots: readonly Lot[]): void {
		const unknown = lots.filter(({ id }) => !this.#byId.has(id));
		const accounts = new Set<LotsOfAccount>();
		for (const lot of unknown) {
			const own = { ...lot };
			const account = this.#account(lot.accountId);
			this.#byId.set(lot.id, own);
			account.lots.push(own);
			accounts.add(account);
		}
		for (const account of accounts) {
			account.lots.sort(compareLots);
			account.firstFree = 0;
		}
	}

	/** Says up to which lot an account's lots are loaded, in their order; null: all of them are. */
	loadedTo(accountId: string, last: Lot | null): void {
		this.#account(accountId).loadedTo = last;
	}

	/** Whether all lots of an account are loaded that were not empty when it was locked. */
	isWhole(accountId: string): boolean {
		return this.#account(accountId).loadedTo === null;
	}

	/** Throws where it is not loaded. */
	get(lotId: string): Writable<Lot> {
		const lot = this.#byId.get(lotId);
		if (!lot) throw new Error(`Lot ${lotId} is not loaded, or not of an account that is locked here.`);
		return lot;
	}

	/** Those of one account which are loaded, in their order. */
	of(accountId: string): readonly Lot[] {
		return this.#account(accountId).lots;
	}

	/** The lots of one account that come first, with none missing among them, and without those which have nothing free. */
	first(accountId: string): readonly Lot[] {
		const account = this.#account(accountId);
		const { lots, loadedTo } = account;
		while (isTaken(lots[account.firstFree])) account.firstFree += 1;
		const end = loadedTo === null ? lots.length : lots.findLastIndex((lot) => compareLots(lot, loadedTo) <= 0) + 1;
		return account.firstFree === 0 && end === lots.length ? lots : lots.slice(account.firstFree, end);
	}

	/** Says that something of a lot has become free. */
	freed({ accountId }: Lot): void {
		this.#account(accountId).firstFree = 0;
	}

	all(): Iterable<Lot> {
		return this.#byId.values();
	}

	#account(accountId: string): LotsOfAccount {
		const known = this.#byAccount.get(accountId);
		if (known) return known;
		const account: LotsOfAccount = { lots: [], loadedTo: null, firstFree: 0 };
		this.#byAccount.set(accountId, account);
		return account;
	}
}

function isTaken(lot: Lot | undefined): boolean {
	return lot !== undefined && lot.remaining === lot.held;
}
