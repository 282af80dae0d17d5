import type { Sql } from "@/lib/platform/database/sql.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { loadOriginalLots, lotToReturnTo } from "../movements/post-return.ts";
import type { DailyCounts } from "../paying/daily-counts.ts";
import { NO_ADDRESS } from "../paying/make-addresses.ts";
import type { Entry } from "../posting/entry.ts";
import { loadLots } from "../posting/load-lots.ts";
import type { LedgerTransaction } from "../posting/lock-accounts.ts";
import { isExpired, type Lot, least, leftForgiven } from "../posting/lot.ts";
import type { Posting } from "../posting/posting.ts";
import type { Batch, Family, Locks } from "../together/operation.ts";
import {
	type ChargedEntry,
	type ChargeRow,
	readChargedEntries,
	readChargeRows,
	readDeletedPools,
	readExpiries,
	readReversals,
	updateCharges,
} from "./charge-rows.ts";
import { type GivenBackOperation, poolsOf, type RefundedCharge, recallRefunds } from "./recall-refunds.ts";

/** How long after a lot's expiry credits that are refunded to it can still be used. */
const REFUND_VALIDITY_MS = 7 * 24 * 60 * 60_000;

/** How long after it was posted a charge can be cancelled. */
export const CANCELLATION_GRACE_MS = 15 * 60_000;

export const REFUND_FAMILY: Family = {
	async look({ sql }, operations): Promise<Batch> {
		const charges = await readChargeRows(
			sql,
			(operations as readonly GivenBackOperation[]).map(({ chargeId }) => chargeId),
		);
		const accountIds = [...charges.values()].flatMap((charge) => charge.accountIds);
		return new GivenBackBatch(charges, await readDeletedPools(sql, accountIds));
	},
	recall: recallRefunds,
};

/** What is given back of an entry, and how much of it was before. */
interface Part extends ChargedEntry {
	refunded: bigint;
}

/** A charge as it is by now in this transaction. */
type Charge = { -readonly [Column in keyof ChargeRow]: ChargeRow[Column] } & { readonly parts: readonly Part[] };

class GivenBackBatch implements Batch {
	readonly #looked: ReadonlyMap<string, ChargeRow>;
	/** The accounts of deleted groups, with the wallets that get what is refunded to them. */
	#deleted: ReadonlyMap<string, string>;
	readonly #charges = new Map<string, Charge>();
	/** When the lots expire in which credits of expired lots first arrived: repeated refunds do not prolong them. */
	#firstExpiries: ReadonlyMap<string, Date | null> = new Map();
	#locks: Locks | null = null;
	readonly #changed = new Set<Charge>();

	constructor(looked: ReadonlyMap<string, ChargeRow>, deleted: ReadonlyMap<string, string>) {
		this.#looked = looked;
		this.#deleted = deleted;
	}

	userIds({ chargeId, actorId }: GivenBackOperation): readonly (string | null)[] {
		return [this.#looked.get(chargeId)?.userId ?? null, actorId];
	}

	async prepare(): Promise<void> {}

	/** Nothing here is decided by users. */
	confirm(): void {}

	accountIds({ chargeId }: GivenBackOperation): readonly string[] {
		const paid = this.#looked.get(chargeId)?.accountIds ?? [];
		return [...new Set([...paid, ...paid.flatMap((id) => this.#deleted.get(id) ?? [])])];
	}

	unpooled({ chargeId }: GivenBackOperation): string | null {
		return this.#isCovered(chargeId) ? chargeId : null;
	}

	/** No entry says what was given back of a charge that cost nothing. */
	storesAnswer({ chargeId }: GivenBackOperation): boolean {
		return this.#isCovered(chargeId);
	}

	#isCovered(chargeId: string): boolean {
		return (this.#looked.get(chargeId)?.coveredBy ?? null) !== null;
	}

	/** Nothing that is free is asked for. */
	wanted(): bigint {
		return 0n;
	}

	async open({ sql }: LedgerTransaction, locks: Locks, operations: readonly GivenBackOperation[]): Promise<void> {
		const { posting } = locks;
		this.#locks = locks;
		const charges = [
			...(
				await readChargeRows(
					sql,
					operations.map(({ chargeId }) => chargeId),
				)
			).values(),
		];
		if (charges.length === 0) return;
		const accountIds = charges.flatMap((charge) => charge.accountIds);
		const [entries, reversals, deleted] = await Promise.all([
			readChargedEntries(sql, charges),
			readReversals(sql, charges),
			readDeletedPools(sql, accountIds),
		]);
		this.#deleted = deleted;
		const refunded = new Map<string, bigint>();
		for (const { accountId, reversesVersion, credits } of reversals) {
			const key = `${accountId} ${reversesVersion}`;
			refunded.set(key, (refunded.get(key) ?? 0n) + credits);
		}
		for (const charge of charges) {
			const own = entries.filter(({ chargeId }) => chargeId === charge.id);
			const parts = own.map((entry) => ({
				...entry,
				refunded: refunded.get(`${entry.accountId} ${entry.version}`) ?? 0n,
			}));
			this.#charges.set(charge.id, { ...charge, parts });
		}
		await loadLots(sql, posting, entries);
		await this.#loadReplacements(sql, posting, entries);
	}

	/** Lots to which credits go instead of those that they came from, where those have expired or their group is deleted. */
	async #loadReplacements(sql: Sql, posting: Posting, entries: readonly ChargedEntry[]): Promise<void> {
		const lots = [...new Set(entries.map(({ lotId }) => lotId))].map((lotId) => posting.lot(lotId));
		const expired = lots.filter((lot) => isExpired(lot, posting.instant([lot.accountId])));
		const origins = expired.flatMap(({ originAccountId, originLotId }) =>
			originAccountId && originLotId ? [{ accountId: originAccountId, lotId: originLotId }] : [],
		);
		this.#firstExpiries = await readExpiries(sql, origins);
		const targets = new Map<string, Lot[]>();
		const add = (accountId: string, lot: Lot) => targets.set(accountId, [...(targets.get(accountId) ?? []), lot]);
		for (const lot of expired) add(lot.accountId, lot);
		for (const lot of lots) {
			const walletId = this.#deleted.get(lot.accountId);
			if (walletId && posting.has(walletId)) add(walletId, lot);
		}
		for (const [accountId, own] of targets) await loadOriginalLots(sql, posting, { accountId, lots: own });
	}

	decide(operation: GivenBackOperation, effectId: string): Result<RefundedCharge> | null {
		const locks = this.#locks;
		const charge = this.#charges.get(operation.chargeId);
		if (!locks || !charge) return refuse("NOT_FOUND", "chargeNotFound");
		if (charge.status === "cancelled") return refuse("CONFLICT", "chargeCancelled");
		const { posting } = locks;
		const isMoved = charge.accountIds.some((id) => !posting.has(this.#deleted.get(id) ?? id));
		if (isMoved) return null;
		const left = charge.charged - charge.refunded;
		const credits = operation.credits ?? left;
		if (operation.kind === "cancellation") {
			const at = posting.instant(charge.accountIds);
			if (at.getTime() > charge.postedAt.getTime() + CANCELLATION_GRACE_MS) return refuse("CONFLICT", "graceOver");
			if (charge.refunded > 0n || charge.status === "refunded") return refuse("CONFLICT", "chargeRefunded");
		} else if (!this.#mayRefund(charge, operation.credits)) return refuse("CONFLICT", "refundTooMuch", { left });
		if (charge.coveredBy !== null) return this.#uncover(locks, charge, operation.kind);
		const entries = this.#giveBack(locks, charge, { ...operation, credits, movementId: effectId });
		charge.refunded += credits;
		charge.status = operation.kind === "cancellation" ? "cancelled" : credits === left ? "refunded" : "partly_refunded";
		this.#changed.add(charge);
		return done({
			chargeId: charge.id,
			refunded: credits,
			refundedInAll: charge.refunded,
			pools: poolsOf(entries),
		});
	}

	async write(sql: Sql): Promise<void> {
		await updateCharges(sql, [...this.#changed]);
	}

	/** Of what a subscription covered nothing can be given back, which is done once, whatever part of it is meant. */
	#mayRefund({ coveredBy, status, requested, charged, refunded }: Charge, asked: bigint | null): boolean {
		if (coveredBy !== null) return status === "posted" && (asked ?? requested) <= requested;
		const left = charged - refunded;
		return left > 0n && (asked ?? left) <= left;
	}

	/** A covered charge has cost nothing: it says what became of it, and a cancelled one counts no more. */
	#uncover({ counts }: Locks, charge: Charge, kind: GivenBackOperation["kind"]): Result<RefundedCharge> {
		charge.status = kind === "cancellation" ? "cancelled" : "refunded";
		this.#changed.add(charge);
		const { id: chargeId, userId: user_id, creditTypeId: credit_type_id, postedAt: at } = charge;
		if (kind === "cancellation") counts.uncovered({ user_id, credit_type_id, charges: 1n, at });
		return done({ chargeId, refunded: 0n, refundedInAll: 0n, pools: [] });
	}

	/** Moves the credits back, in memory: the last part first, never more than is left of it. Returns the entries. */
	#giveBack(
		{ posting, counts }: Locks,
		charge: Charge,
		{ kind, actorId, reason, credits, movementId }: GivenBackOperation & { credits: bigint; movementId: string },
	): Entry[] {
		const entries: (Entry | null)[] = [];
		let missing = credits;
		for (const part of charge.parts) {
			const given = least(part.credits - part.refunded, missing);
			if (given === 0n) continue;
			const to = this.#lotFor(posting, part);
			const sliceVersion = charge.versions[part.slice] ?? null;
			const { client, id: chargeId, userId } = charge;
			const links = { chargeId, client, slice: part.slice, sliceVersion, reversesVersion: part.version };
			const act = { movementId, credits: given, userId, actorId, reason };
			entries.push(posting.move({ ...act, ...links, kind, from: null, to }).to);
			entries.push(...this.#passOn(posting, to, act));
			part.refunded += given;
			missing -= given;
			count(counts, { kind, charge, part, credits: given });
		}
		return entries.filter((entry) => entry !== null);
	}

	/** From a deleted group on to its creator's wallet (product.md 32), unless it expires at once. */
	#passOn(
		posting: Posting,
		lot: Lot,
		act: { movementId: string; credits: bigint; userId: string; actorId: string | null; reason: string | null },
	): (Entry | null)[] {
		const walletId = this.#deleted.get(lot.accountId);
		if (!walletId || isExpired(lot, posting.instant([lot.accountId, walletId]))) return [];
		const { from, to } = posting.move({
			...act,
			kind: "return",
			from: lot,
			to: lotToReturnTo(posting, { lot, accountId: walletId }),
		});
		return [from, to];
	}

	/** The lot that the credits came from; where it has expired, its replacement. */
	#lotFor(posting: Posting, part: Part): Lot {
		const lot = posting.lot(part.lotId);
		const at = posting.instant([lot.accountId]);
		if (!isExpired(lot, at)) return lot;
		const expiresAt = this.#prolonged(lot, at);
		if (expiresAt?.getTime() === lot.expiresAt?.getTime()) return lot;
		return lotToReturnTo(posting, { lot: { ...lot, expiresAt }, accountId: lot.accountId });
	}

	/** When the replacement of an expired lot expires; once even that is past, when the expired one did. */
	#prolonged(lot: Lot, at: Date): Date | null {
		const first = lot.originLotId === null ? lot.expiresAt : (this.#firstExpiries.get(lot.originLotId) ?? null);
		if (first === null) return lot.expiresAt;
		const until = new Date(first.getTime() + REFUND_VALIDITY_MS);
		return until > at ? until : lot.expiresAt;
	}
}

/** How many of these credits, which have just been given back of an entry, were forgiven. */
function forgivenAgain({ forgiven, refunded }: Part, credits: bigint): bigint {
	if (forgiven === null) return 0n;
	return leftForgiven(forgiven, refunded - credits) - leftForgiven(forgiven, refunded);
}

/** A cancelled charge disappears from the totals of its day: as often as it has usage rows. */
function count(
	counts: DailyCounts,
	{ kind, charge, part, credits }: { kind: GivenBackOperation["kind"]; charge: Charge; part: Part; credits: bigint },
): void {
	const { userId: user_id, service, postedAt: at, countedAt, parts } = charge;
	const { accountId: account_id, slice, sliceCredits } = part;
	const sums =
		kind === "refund"
			? { charged: 0n, refunded: credits, charges: 0n }
			: { charged: -credits, refunded: 0n, charges: sliceCredits === null ? 0n : -1n };
	counts.used({ account_id, user_id, service, ...sums, at });
	const usage = parts.find((one) => one.slice === slice && one.sliceCredits !== null);
	const address_id = usage?.addressId ?? NO_ADDRESS;
	counts.counted({
		account_id,
		user_id,
		address_id,
		credits: -credits,
		forgiven: -forgivenAgain(part, credits),
		at: countedAt,
	});
}
