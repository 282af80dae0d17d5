import { compareLots, type Lot } from "./lots.ts";

/** A row that this transaction changes in memory before it writes it. */
export type Writable<Row> = { -readonly [Column in keyof Row]: Row[Column] };

/** The lots that a unit of work has loaded or made: by id, and by account in the order in which they are used. */
export class LoadedLots {
	readonly #byId = new Map<string, Writable<Lot>>();
	readonly #byAccount = new Map<string, Lot[]>();

	/** Stores a copy of each lot that is not known yet: known lots may have been changed. */
	add(lots: readonly Lot[]): void {
		const unknown = lots.filter(({ id }) => !this.#byId.has(id));
		for (const lot of unknown) {
			const own = { ...lot };
			this.#byId.set(lot.id, own);
			const siblings = this.#byAccount.get(lot.accountId);
			if (siblings) siblings.push(own);
			else this.#byAccount.set(lot.accountId, [own]);
		}
		for (const accountId of new Set(unknown.map((lot) => lot.accountId))) {
			this.#byAccount.get(accountId)?.sort(compareLots);
		}
	}

	/** Throws where it is not loaded. */
	get(lotId: string): Writable<Lot> {
		const lot = this.#byId.get(lotId);
		if (!lot) throw new Error(`Lot ${lotId} is not in the accounts locked here.`);
		return lot;
	}

	/** Those of one account, in the order in which they are used (product.md 28). */
	of(accountId: string): readonly Lot[] {
		return this.#byAccount.get(accountId) ?? [];
	}

	all(): Iterable<Lot> {
		return this.#byId.values();
	}
}
