import type { Sql } from "@/lib/platform/database/sql.ts";
import { done, type Refusal, type Result } from "@/lib/platform/refusal.ts";
import type { Payment } from "../paying/decide-payment.ts";
import { type Payable, PaymentPlan } from "../paying/payment-plan.ts";
import type { LedgerTransaction, LockedUser } from "../posting/lock-accounts.ts";
import type { NewRefusal } from "../refusals/new-refusal.ts";
import type { Batch, Family, Locks, Operation, Repeated, Waiting } from "../together/operation.ts";
import { countHold, type Held, insertHolds, type NewHold, readPlacedHolds } from "./hold-rows.ts";
import {
	type AddressedShare,
	chargedOf,
	countCharge,
	debit,
	insertCharges,
	type NewCharge,
	type Purpose,
} from "./new-charge.ts";
import { readCharged } from "./read-charged.ts";

/** A charge, or a hold: paid by the pools of rule 29. */
export interface PaidOperation extends Operation, Payable {
	readonly purpose: Purpose;
	/** How long it is set aside; null: it is charged at once. */
	readonly lifetimeMs: number | null;
}

export const PAYMENT_FAMILY: Family = {
	async look(tx, operations): Promise<Batch> {
		return new PaidBatch(await PaymentPlan.look(tx, operations as readonly PaidOperation[]));
	},
	async recall(sql, repeated) {
		const ofKind = (kind: Operation["kind"]) => repeated.filter(({ operation }) => operation.kind === kind);
		return new Map([
			...answersTo(ofKind("charge"), await readCharged(sql, ofKind("charge").map(effectOf))),
			...answersTo(ofKind("hold"), await readPlacedHolds(sql, ofKind("hold").map(effectOf))),
		]);
	},
};

/** Where an effect is found: a charge or a hold has the client of its key. */
export function effectOf({ operation: { client }, effectId: id }: Repeated): { client: string; id: string } {
	return { client, id };
}

/** The answers to repeated operations, by what came of them. */
export function answersTo(
	repeated: readonly Repeated[],
	effects: ReadonlyMap<string, unknown>,
): (readonly [Operation, Result<unknown>])[] {
	return repeated.map(({ operation, effectId }) => {
		const effect = effects.get(effectId);
		if (!effect) throw new Error(`The ${operation.kind} ${effectId} of a key is missing.`);
		return [operation, done(effect)] as const;
	});
}

class PaidBatch implements Batch {
	readonly #payments: PaymentPlan;
	readonly #charges: NewCharge[] = [];
	readonly #holds: NewHold[] = [];
	#locks: Locks | null = null;

	constructor(payments: PaymentPlan) {
		this.#payments = payments;
	}

	userIds(operation: PaidOperation): readonly (string | null)[] {
		const userIds = this.#payments.userIds(operation);
		return operation.actorId === null ? userIds : [...userIds, operation.actorId];
	}

	async prepare(sql: Sql, waiting: Waiting): Promise<void> {
		await this.#payments.prepare(sql, waiting);
	}

	confirm(users: ReadonlyMap<string, LockedUser>): void {
		this.#payments.confirm(users);
	}

	accountIds(operation: PaidOperation): readonly string[] | "moved" | "locked" {
		return this.#payments.accountIds(operation);
	}

	wanted({ credits }: PaidOperation): bigint {
		return credits;
	}

	async open(tx: LedgerTransaction, locks: Locks, operations: readonly Operation[]): Promise<void> {
		this.#locks = locks;
		await this.#payments.open(tx, locks.posting, operations as readonly PaidOperation[]);
	}

	decide(operation: PaidOperation, effectId: string): Result<unknown> | null {
		const locks = this.#locks;
		if (!locks) throw new Error("A charge is decided under locks.");
		const payment = this.#payments.decide(locks.posting, operation);
		if (!payment?.ok) return payment;
		const { lifetimeMs } = operation;
		return lifetimeMs === null
			? this.#charge(locks, operation, { effectId, payment: payment.value })
			: this.#hold(locks, operation, { effectId, payment: payment.value, lifetimeMs });
	}

	refused(operation: PaidOperation, answer: Refusal): NewRefusal | null {
		const found = this.#payments.accountIds(operation);
		const accountIds = typeof found === "string" ? [] : found;
		const { userId, creditTypeId, credits, client, lifetimeMs } = operation;
		const { service, item, reference = null } = operation.purpose;
		return {
			...{ userId, creditTypeId, credits, service, item, reference, client, accountIds, answer },
			kind: lifetimeMs === null ? "charge" : "hold",
			at: this.#locks?.posting.instant(accountIds) ?? new Date(),
		};
	}

	async write(sql: Sql): Promise<void> {
		const warned = this.#payments.writeWarnings(sql);
		await Promise.all([insertCharges(sql, this.#charges), insertHolds(sql, this.#holds), warned]);
	}

	#charge(
		{ posting, counts }: Locks,
		{ client, purpose, actorId, credits: requested }: PaidOperation,
		{ effectId: id, payment }: { effectId: string; payment: Payment },
	): Result<unknown> {
		const shares = this.#addressed(payment);
		const { at, coveredBy } = payment;
		const charge = debit(posting, { shares, at }, { client, id, purpose, actorId, holdId: null, requested, coveredBy });
		this.#charges.push(charge);
		countCharge(counts, charge);
		return done(chargedOf(charge));
	}

	#hold(
		{ posting, counts }: Locks,
		{ client, purpose, credits }: PaidOperation,
		{ effectId: id, payment, lifetimeMs }: { effectId: string; payment: Payment; lifetimeMs: number },
	): Result<Held> {
		const shares = this.#addressed(payment);
		for (const { parts } of shares) for (const part of parts) posting.hold(part.lot, part.credits);
		const { at: placedAt, coveredBy } = payment;
		const expiresAt = new Date(placedAt.getTime() + lifetimeMs);
		const hold = { client, id, purpose, credits, coveredBy, shares, placedAt, expiresAt };
		this.#holds.push(hold);
		countHold(counts, hold);
		return done({ holdId: id, credits, expiresAt, coveredBy });
	}

	#addressed({ shares }: Payment): AddressedShare[] {
		return shares.map(({ accountId, credits, parts, group }) => {
			const addressId = group && this.#payments.addressId(group.address);
			return { accountId, credits, parts, addressId };
		});
	}
}
