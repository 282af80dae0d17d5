import type { Sql } from "@/lib/platform/database/sql.ts";
import { countUse, type Headroom, headroomOf, type LimitLayer, reachedLayer, type Standing } from "./headroom.ts";
import type { LimitWarning } from "./limit-warning.ts";
import { readAddressIds } from "./make-addresses.ts";
import { readStandings } from "./read-standings.ts";

/**
 * A person as limits on a pool count them: the pool, the user, and the address that lets them into it, where it is a share
 * group's. Its owner isn't one: the wallet's user and the group's creator are never limited in it (product.md 43).
 */
export interface Member {
	readonly accountId: string;
	readonly userId: string;
	/** Null where the pool is a wallet. */
	readonly address: string | null;
}

/** The limits of some members as of one instant, and what this transaction has counted since. */
export class PoolLimits {
	/** The instant whose day, week and month count; null where no member here has a limit. */
	readonly at: Date | null;
	/** Those who are to be warned of what was counted here, unless they were in the same period. */
	readonly warnings: LimitWarning[] = [];
	readonly #standings = new Map<string, Standing>();
	readonly #warned = new Set<string>();

	constructor(at: Date, standings: readonly (readonly [Member, Standing])[]) {
		this.at = standings.length > 0 ? at : null;
		for (const [member, standing] of standings) this.#standings.set(nameOf(member), standing);
	}

	/** Null where the member has no limit. */
	of(member: Member): Headroom | null {
		const standing = this.at && this.#standings.get(nameOf(member));
		return standing ? headroomOf(standing) : null;
	}

	/** Counts credits that the member is about to use, and returns how many of them only a raise allows. */
	count(member: Member, credits: bigint): bigint {
		const name = nameOf(member);
		const standing = this.at && this.#standings.get(name);
		if (!standing) return 0n;
		if (credits > headroomOf(standing).left) throw new Error(`${credits} credits are more than a limit leaves.`);
		const counted = countUse(standing, credits);
		this.#standings.set(name, counted.standing);
		const reached = reachedLayer(standing, counted.standing);
		if (reached && !this.#warned.has(name)) this.#warn(member, reached, headroomOf(counted.standing));
		return counted.forgiven;
	}

	#warn(member: Member, layer: LimitLayer, { resetsAt }: Headroom): void {
		this.#warned.add(nameOf(member));
		const { accountId, userId } = member;
		const { period, since, credits, used, endsAt, tellsSetter, setById } = layer;
		const raisedUntil = endsAt && new Date(endsAt.getTime() - 1);
		const when = {
			period,
			since: period === "total" ? null : since,
			resetsAt,
			raisedUntil,
			at: this.at ?? new Date(0),
		};
		this.warnings.push({ accountId, userId, ...when, credits, used, tellsSetter, setById });
	}
}

/**
 * What the limits leave these members at an instant. What the user has used under any address counts, and what any user
 * has used under this one: neither a new address nor a new account resets a limit (product.md 24). Under the pools'
 * locks, which every change of a limit or of what it counts takes too. `addressIds`: those of their addresses that are
 * known already. Callers leave out pools that have no limit (`isLimited`).
 */
export async function readLimits(
	sql: Sql,
	{
		members,
		at,
		addressIds = new Map(),
	}: { readonly members: readonly Member[]; readonly at: Date; readonly addressIds?: ReadonlyMap<string, string> },
): Promise<PoolLimits> {
	if (members.length === 0) return new PoolLimits(at, []);
	const unknown = new Set(members.flatMap(({ address }) => (address && !addressIds.has(address) ? [address] : [])));
	const others = unknown.size === 0 ? [] : await readAddressIds(sql, [...unknown]);
	const known = new Map([...addressIds, ...others]);
	const asked = members.map(({ address, ...member }) => ({
		...member,
		addressId: (address !== null && known.get(address)) || null,
	}));
	const standings = await readStandings(sql, { asked, at });
	return new PoolLimits(
		at,
		members.flatMap((member, index) => {
			const standing = standings.get(index);
			return standing ? [[member, standing] as const] : [];
		}),
	);
}

/** A member in one text. */
export function nameOf({ accountId, userId, address }: Member): string {
	return `${accountId} ${userId} ${address}`;
}
