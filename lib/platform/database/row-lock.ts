import type { Sql } from "./sql.ts";

/**
 * Every lock that this application takes and waits for, in the one order in which a transaction takes them; within a
 * class, by key. So no two transactions wait for each other. A `key` is an advisory lock on a text, a `row` locks rows.
 * What an INSERT, UPDATE or DELETE locks by itself isn't seen here: it comes under a lock that is.
 */
const LOCKS = {
	/** Changes of credit types and plans are made one after the other. */
	catalogue: "key",
	/** Batches of credits are posted one after the other: none has a reference that another has. */
	creditBatches: "key",
	/** A mail address, by those who make an account of it or give it to one. */
	emails: "key",
	/** An id of the vendor's own, by those who give it to a user. */
	externalIds: "key",
	/** Changes of an organization's users and roles. */
	organizations: "row",
	/** Whom a creator's share groups welcome. */
	welcomeMails: "key",
	/** To change them, or so that what they are stays as a posting has read it. */
	users: "row",
	requestKeys: "key",
	/** Holds and charges that a subscription covers: no pool's lock guards them. */
	coveredUses: "key",
	/** An owner's refills are changed, and done, one after the other. */
	refills: "key",
	/** A buyer's orders are placed one after the other. */
	buyers: "key",
	/** After their subscribers, before the orders that pay them. */
	subscriptions: "row",
	orders: "row",
	/** Before anything else that belongs to an account. */
	pools: "row",
	/** The names of a creator's share groups. */
	groupNames: "key",
	/** Makes accounts: a new credit type's alone, those of users and share groups beside each other. */
	accounts: "key",
	mails: "row",
	/** Mails to a mailbox are counted one after the other; likewise those from a place. */
	mailboxes: "key",
	places: "key",
	/** The one-time links of one purpose for one subject. */
	tokens: "key",
	sessions: "row",
	rateLimits: "row",
	/** After all that answering one does: the first yes counts, and what a second one did is undone. */
	creditRequests: "row",
	/** The audit log is sealed by one at a time. */
	auditSeals: "key",
	/** The next number of an invoice or a credit note: the last lock, because all who take one wait for each other. */
	paperNumbers: "key",
} as const;

type LockClass = keyof typeof LOCKS;
type ClassOf<Kind> = { [Name in LockClass]: (typeof LOCKS)[Name] extends Kind ? Name : never }[LockClass];

const RANKS = new Map(Object.keys(LOCKS).map((name, rank) => [name, rank]));

/** From weak to strong. */
const STRENGTHS = ["KEY SHARE", "SHARE", "NO KEY UPDATE", "UPDATE"] as const;

type Strength = (typeof STRENGTHS)[number];

interface Taken {
	readonly rank: number;
	readonly strength: number;
	readonly keys: readonly string[];
}

/** After every key: where rows were locked that can't be named, no others of their class may follow. */
const UNKNOWN = ["\uffff"];

const takenIn = new WeakMap<Sql, Taken[]>();

/** Makes this the statements of one transaction, which remembers its locks and takes none out of order. */
export function inLockOrder(sql: Sql): Sql {
	takenIn.set(sql, []);
	return sql;
}

/**
 * The clause that locks the rows of a SELECT: `FOR UPDATE`. The statement sorts them by id. `ids`: of the rows that it may
 * lock; null where that is known afterwards only, and then the transaction locks no others of them later. `skipLocked`:
 * waits for none, so that it may come at any time. Throws where a transaction takes it out of order.
 */
export function rowLock(
	sql: Sql,
	name: ClassOf<"row">,
	{
		strength,
		ids,
		skipLocked = false,
	}: { readonly strength: Strength; readonly ids: readonly string[] | null; readonly skipLocked?: boolean },
): string {
	remember(sql, name, { strength, keys: ids, skipLocked });
	return `FOR ${strength}${skipLocked ? " SKIP LOCKED" : ""}`;
}

/**
 * Takes advisory locks until the transaction ends. `isShared`: beside others who share them. Throws where a transaction
 * takes them out of order.
 */
export async function lockKeys(
	sql: Sql,
	name: ClassOf<"key">,
	keys: readonly string[],
	{ isShared = false }: { readonly isShared?: boolean } = {},
): Promise<void> {
	const sorted = [...new Set(keys)].sort();
	remember(sql, name, { strength: isShared ? "SHARE" : "UPDATE", keys: sorted });
	await sql.query(
		`SELECT pg_advisory_xact_lock${isShared ? "_shared" : ""}(hashtextextended("key", 0))::text
		FROM unnest($1::text[]) AS "key"`,
		[sorted.map((key) => `${name}:${key}`)],
	);
}

/**
 * As `lockKeys`, as a condition of a statement that goes through rows of keys in their order: true where the row's is
 * locked. `text` is SQL. `skipLocked`: false where another transaction has it, instead of waiting.
 */
export function isKeyLocked(
	sql: Sql,
	name: ClassOf<"key">,
	{ text, keys, skipLocked }: { readonly text: string; readonly keys: readonly string[]; readonly skipLocked: boolean },
): string {
	remember(sql, name, { strength: "UPDATE", keys, skipLocked });
	const lock = `hashtextextended(${text}, 0)`;
	return skipLocked ? `pg_try_advisory_xact_lock(${lock})` : `pg_advisory_xact_lock(${lock})::text IS NOT NULL`;
}

interface Asked {
	readonly name: LockClass;
	/** As a place in `STRENGTHS`. */
	readonly strength: number;
	readonly keys: readonly string[] | null;
}

/** In memory: one comparison, unless a class comes again. */
function remember(
	sql: Sql,
	name: LockClass,
	how: { readonly strength: Strength; readonly keys: readonly string[] | null; readonly skipLocked?: boolean },
): void {
	const taken = takenIn.get(sql);
	if (!taken || how.keys?.length === 0) return;
	const { keys, skipLocked = false } = how;
	const rank = RANKS.get(name) ?? 0;
	const strength = STRENGTHS.indexOf(how.strength);
	if (rank > (taken.at(-1)?.rank ?? -1)) taken.push({ rank, strength, keys: (skipLocked ? null : keys) ?? UNKNOWN });
	else if (!skipLocked) takeAgain(taken, rank, { name, strength, keys });
}

/**
 * What is locked already may be locked again, in no stronger way: of two transactions that do that at once, each waits
 * for the other. Others may follow in the last class alone, with greater keys.
 */
function takeAgain(taken: Taken[], rank: number, { name, strength, keys }: Asked): void {
	const before = new Map<string, number>();
	for (const one of taken) if (one.rank === rank) for (const key of one.keys) before.set(key, one.strength);
	const weaker = keys?.find((key) => (before.get(key) ?? strength) < strength);
	if (weaker !== undefined) throw new Error(`${name} ${weaker} was locked in a weaker way before.`);
	const others = keys?.filter((key) => !before.has(key));
	if (others?.length === 0) return;
	const last = taken.at(-1)?.rank ?? rank;
	const follows = (key: string) => [...before.keys()].every((one) => one < key);
	if (rank < last || !others?.every(follows)) {
		const asked = [name, ...(others?.slice(0, 3) ?? [])].join(" ");
		throw new Error(
			`Locked out of order: ${asked} after ${Object.keys(LOCKS)[last]}. See lib/platform/database/row-lock.ts.`,
		);
	}
	taken.push({ rank, strength, keys: others });
}
