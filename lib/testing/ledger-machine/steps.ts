import fc from "fast-check";

/** One of the few people. */
export type Person = 0 | 1 | 2 | 3;
/** One of the two places for a share group: a deleted one makes room for the next. */
export type GroupPlace = 0 | 1;
export type CreditTypeId = "email" | "sms";
/** Whether a call is repeated under its key: not at all, afterwards, or while it is under way. */
export type Again = "not" | "later" | "meanwhile";

interface Use {
	readonly user: Person;
	/** The pool that is named; null leaves it to the order of payment. */
	readonly group: GroupPlace | null;
	readonly creditTypeId: CreditTypeId;
	readonly credits: bigint;
	readonly again: Again;
}

/** Something that was acknowledged earlier: one of the latest, of any worker. */
interface OnEarlier {
	readonly which: number;
	readonly again: Again;
}

interface InGroup {
	readonly group: GroupPlace;
	readonly again: Again;
}

/** Whose limit on which pool; the default where `person` is null. */
export interface LimitOf {
	readonly pool: { readonly group: GroupPlace } | { readonly wallet: Person };
	readonly creditTypeId: CreditTypeId;
	readonly person: Person | null;
}

interface Terms {
	readonly charge: Use & { readonly times: number };
	readonly hold: Use & { readonly lifetimeMs: number };
	readonly capture: OnEarlier & { readonly credits: bigint };
	readonly release: OnEarlier;
	readonly extend: OnEarlier;
	readonly refund: OnEarlier & { readonly credits: bigint | undefined };
	readonly cancel: OnEarlier;
	readonly share: InGroup & { readonly creditTypeId: CreditTypeId; readonly credits: bigint };
	readonly takeBack: InGroup & { readonly creditTypeId: CreditTypeId; readonly credits: bigint };
	readonly admit: { readonly group: GroupPlace; readonly user: Person };
	readonly expel: { readonly group: GroupPlace; readonly user: Person };
	readonly block: { readonly group: GroupPlace; readonly user: Person };
	readonly unblock: { readonly group: GroupPlace; readonly user: Person };
	/** Deletes the group and makes another. */
	readonly renew: InGroup;
	readonly handOver: { readonly group: GroupPlace; readonly to: Person };
	/** `lifetimeMs` null: they never expire. */
	readonly grant: {
		readonly user: Person;
		readonly creditTypeId: CreditTypeId;
		readonly credits: bigint;
		readonly lifetimeMs: number | null;
		readonly again: Again;
	};
	readonly adjust: OnEarlier & { readonly credits: bigint };
	readonly undo: OnEarlier;
	/** `lifetimeMs` null: as long as a plan says, by the operator's verb. */
	readonly buy: {
		readonly user: Person;
		readonly creditTypeId: CreditTypeId;
		readonly credits: bigint;
		readonly lifetimeMs: number | null;
	};
	readonly refundOrder: { readonly which: number };
	/** So many credits above what was used of the pool at the last barrier; null takes the limit away. */
	readonly limit: LimitOf & { readonly above: bigint | null; readonly isLifted: boolean };
	readonly raise: LimitOf & { readonly above: bigint; readonly person: Person };
	readonly endRaise: LimitOf & { readonly person: Person };
	readonly owner: { readonly user: Person; readonly owner: Person; readonly consolidate: boolean };
	readonly sweep: object;
	readonly allowance: { readonly user: Person; readonly credits: bigint; readonly isAgain: boolean };
	readonly takeAllowanceBack: { readonly which: number };
	readonly cover: { readonly user: Person; readonly lifetimeMs: number };
	readonly endCoverage: { readonly user: Person };
	readonly batch: { readonly credits: bigint };
	readonly withdraw: { readonly which: number };
	/** Something is changed or ended while several uses of it come from every process at once. */
	readonly rush: {
		readonly what: "members" | "owner" | "coverage" | "deletion" | "limit" | "hold" | "refund" | "allowance";
		readonly user: Person;
		readonly group: GroupPlace;
		readonly credits: bigint;
	};
}

/** What a worker does next. */
export type Step = { [Name in keyof Terms]: { readonly do: Name } & Terms[Name] }[keyof Terms];
export type Doing<Name extends keyof Terms> = Extract<Step, { readonly do: Name }>;
/** What is asked of the ledger: a rush asks for several of these. */
export type VerbName = Exclude<keyof Terms, "rush">;

const user = fc.constantFrom<Person>(0, 1, 2, 3);
const group = fc.constantFrom<GroupPlace>(0, 1);
const creditTypeId = fc.constantFrom<CreditTypeId>("email", "email", "email", "sms");
const again = fc.constantFrom<Again>("not", "not", "not", "later", "meanwhile");
const which = fc.nat({ max: 11 });
const few = fc.bigInt(1n, 6n);
const many = fc.bigInt(5n, 40n);
const soon = fc.integer({ min: 20, max: 1_500 });
const sometimesSoon = fc.option(soon, { freq: 2 });
const use = { user, group: fc.option(group, { freq: 2 }), creditTypeId, credits: few, again };
const limitOf = {
	pool: fc.oneof(fc.record({ group }), fc.record({ wallet: user })),
	creditTypeId,
};
const above = fc.bigInt(0n, 15n);

type Fields<Name extends keyof Terms> = { [Field in keyof Terms[Name]]: fc.Arbitrary<Terms[Name][Field]> };

function step<Name extends keyof Terms>(weight: number, name: Name, fields: Fields<Name>) {
	const arbitrary = fc.record({ do: fc.constant(name), ...fields }) as fc.Arbitrary<unknown> as fc.Arbitrary<Step>;
	return { weight, arbitrary };
}

const anyStep = fc.oneof(
	step(14, "charge", { ...use, times: fc.constantFrom(1, 1, 2, 4) }),
	step(6, "hold", { ...use, lifetimeMs: fc.oneof(soon, fc.constant(3_600_000)) }),
	step(4, "capture", { which, credits: few, again }),
	step(2, "release", { which, again }),
	step(1, "extend", { which, again }),
	step(4, "refund", { which, credits: fc.option(few, { nil: undefined, freq: 2 }), again }),
	step(2, "cancel", { which, again }),
	step(5, "share", { group, creditTypeId, credits: many, again }),
	step(3, "takeBack", { group, creditTypeId, credits: many, again }),
	step(3, "admit", { group, user }),
	step(1, "expel", { group, user }),
	step(2, "block", { group, user }),
	step(4, "unblock", { group, user }),
	step(1, "renew", { group, again }),
	step(1, "handOver", { group, to: user }),
	step(3, "grant", { user, creditTypeId, credits: few, lifetimeMs: sometimesSoon, again }),
	step(1, "adjust", { which, credits: fc.constantFrom(-2n, -1n, 1n, 3n), again }),
	step(1, "undo", { which, again }),
	step(4, "buy", { user, creditTypeId, credits: many, lifetimeMs: sometimesSoon }),
	step(2, "refundOrder", { which }),
	step(3, "limit", {
		...limitOf,
		person: fc.option(user, { freq: 2 }),
		above: fc.option(above),
		isLifted: fc.boolean(),
	}),
	step(1, "raise", { ...limitOf, person: user, above }),
	step(1, "endRaise", { ...limitOf, person: user }),
	step(2, "owner", { user, owner: user, consolidate: fc.boolean() }),
	step(3, "sweep", {}),
	step(1, "allowance", { user, credits: many, isAgain: fc.boolean() }),
	step(1, "takeAllowanceBack", { which }),
	step(1, "cover", { user, lifetimeMs: soon }),
	step(1, "endCoverage", { user }),
	step(1, "batch", { credits: few }),
	step(1, "withdraw", { which }),
	step(9, "rush", {
		what: fc.constantFrom(
			...([
				"members",
				"members",
				"owner",
				"coverage",
				"deletion",
				"limit",
				"limit",
				"hold",
				"refund",
				"allowance",
			] as const),
		),
		user,
		group,
		credits: few,
	}),
);

/** The steps of one worker: always the same ones for one seed. */
export function stepsOf(seed: number, { worker, steps }: { worker: number; steps: number }): readonly Step[] {
	return fc.sample(anyStep, { seed: (seed + worker * 7_919) | 0, numRuns: steps });
}
