import fc from "fast-check";
import type { UserNumber } from "./ledger-model.ts";
import type { Period } from "./limits-in-memory.ts";
import type { Pool } from "./lots-in-memory.ts";

interface Issue {
	readonly user: UserNumber;
	readonly credits: bigint;
	readonly days: number;
}

interface Use {
	readonly user: UserNumber;
	readonly fromGroup: boolean;
	readonly credits: bigint;
}

/** A hold, a charge or an earlier call: one of the latest. */
interface OnEarlier {
	readonly which: number;
}

/** Whose limit on which pool; the default where `user` is null. */
interface LimitOf {
	readonly pool: Pool;
	readonly user: UserNumber | null;
}

interface Terms {
	readonly grant: Issue;
	readonly purchase: Issue;
	readonly charge: Use;
	readonly hold: Use & { readonly hours: number };
	readonly capture: OnEarlier & { readonly credits: bigint };
	readonly release: OnEarlier;
	readonly extend: OnEarlier & { readonly hours: number };
	readonly refund: OnEarlier & { readonly credits: bigint };
	readonly refundAll: OnEarlier;
	readonly cancel: OnEarlier;
	readonly replay: OnEarlier;
	readonly allocate: { readonly credits: bigint };
	readonly return: { readonly credits: bigint };
	/** `isAgain`: the part that arrived last; a second lot is what is carried over. */
	readonly allowance: Issue & { readonly carried: bigint; readonly isAgain: boolean };
	/** One of the latest parts of the user's allowance, or one that hasn't arrived. */
	readonly takeBack: OnEarlier & { readonly user: UserNumber };
	readonly cover: { readonly user: UserNumber; readonly hours: number };
	readonly endCoverage: { readonly user: UserNumber; readonly hours: number };
	/** As `assignOwner`, and the user's own purchased credits move along. */
	readonly consolidate: { readonly user: UserNumber; readonly owner: UserNumber };
	readonly assignOwner: { readonly user: UserNumber; readonly owner: UserNumber };
	readonly admit: { readonly user: UserNumber; readonly isMember: boolean };
	/** `credits` null takes it away; an exception (`user`) without credits lifts the limit for one. */
	readonly limit: LimitOf & { readonly credits: bigint | null; readonly period: Period; readonly isLifted: boolean };
	/** `credits` null ends it. */
	readonly raise: LimitOf & { readonly credits: bigint | null; readonly period: Period; readonly days: number };
	readonly wait: { readonly minutes: number };
	readonly sweep: object;
}

/** One action of a user. */
export type Action = { [Name in keyof Terms]: { readonly do: Name } & Terms[Name] }[keyof Terms];
export type Doing<Name extends keyof Terms> = Extract<Action, { readonly do: Name }>;

const creator = fc.constant<UserNumber>(0);
const anyUser = fc.constantFrom<UserNumber>(0, 1, 2);
// Lots are small and charges are not, so that one charge uses several lots and is refunded in several parts.
const few = fc.bigInt(1n, 5n);
const some = fc.bigInt(2n, 9n);
const many = fc.bigInt(3n, 12n);
const days = fc.integer({ min: 1, max: 9 });
const hours = fc.integer({ min: 1, max: 72 });
const earlier = fc.nat({ max: 20 });
const latest = fc.constant(0);

const name = <Name extends Action["do"]>(value: Name) => fc.constant(value);

const purchase = (user: fc.Arbitrary<UserNumber>) => fc.record({ do: name("purchase"), user, credits: many, days });
const grant = fc.record({ do: name("grant"), user: anyUser, credits: few, days });
const use = { user: anyUser, fromGroup: fc.boolean(), credits: some };
const charge = fc.record({ do: name("charge"), ...use });
const hold = fc.record({ do: name("hold"), ...use, hours });
const capture = (which: fc.Arbitrary<number>) => fc.record({ do: name("capture"), which, credits: few });
const extend = fc.record({ do: name("extend"), which: latest, hours: fc.constantFrom(1, 24, 100, 719, 720) });
const refund = (which: fc.Arbitrary<number>) => fc.record({ do: name("refund"), which, credits: few });
const cancel = (which: fc.Arbitrary<number>) => fc.record({ do: name("cancel"), which });
const allocate = fc.record({ do: name("allocate"), credits: many });
const period = fc.constantFrom<Period>("day", "week", "month", "total");
const pool = fc.constantFrom<Pool>("group", "group", 0, 0, 1);
const limit = fc.record({
	do: name("limit"),
	pool,
	user: fc.option(anyUser, { freq: 2 }),
	credits: fc.option(fc.bigInt(0n, 12n), { freq: 4 }),
	period,
	isLifted: fc.boolean(),
});
const raise = fc.record({
	do: name("raise"),
	pool,
	user: anyUser,
	credits: fc.option(fc.bigInt(4n, 25n), { freq: 4 }),
	period,
	days: fc.integer({ min: 0, max: 3 }),
});
const wait = fc.record({ do: name("wait"), minutes: fc.constantFrom(10, 60, 600, 1440, 4320) });
const allowance = fc.record({
	do: name("allowance"),
	user: anyUser,
	credits: some,
	carried: fc.bigInt(0n, 4n),
	days,
	isAgain: fc.boolean(),
});
const takeBack = fc.record({ do: name("takeBack"), user: anyUser, which: fc.nat({ max: 3 }) });
const cover = fc.record({ do: name("cover"), user: anyUser, hours });
const endCoverage = fc.record({ do: name("endCoverage"), user: anyUser, hours: fc.integer({ min: -24, max: 24 }) });
const consolidate = fc.record({ do: name("consolidate"), user: anyUser, owner: anyUser });
/** What one user uses while a subscription covers it, and when it has ended. */
const underCoverage = anyUser.chain((user) => {
	const its = { user, fromGroup: false };
	return fc.tuple(
		fc.record({ do: name("cover"), user: fc.constant(user), hours }),
		some.map((credits): Action => ({ do: "charge", ...its, credits })),
		fc.oneof(wait, refund(latest), cancel(latest)),
		some.map((credits): Action => ({ do: "hold", ...its, credits, hours: 72 })),
		fc.oneof(wait, fc.record({ do: name("endCoverage"), user: fc.constant(user), hours: fc.constant(0) })),
		fc.oneof(capture(latest), fc.record({ do: name("release"), which: latest }), extend),
		some.map((credits): Action => ({ do: "charge", ...its, credits })),
		refund(latest),
	);
});
/** A user's purchased credits move along to an owner, who spends and shares some of them, and come back. */
const alongAndBack = fc
	.tuple(fc.constantFrom<UserNumber>(1, 2), fc.constantFrom<UserNumber>(0, 0, 1, 2), some)
	.chain(([user, owner, credits]) =>
		fc.tuple(
			purchase(fc.constant(user)),
			fc.constant<Action>({ do: "consolidate", user, owner }),
			fc.constant<Action>({ do: "charge", user, fromGroup: false, credits }),
			fc.oneof(allocate, hold, wait),
			fc.constant<Action>({ do: "consolidate", user, owner: user }),
			fc.oneof(refund(latest), fc.record({ do: name("return"), credits: few })),
		),
	);
const member = fc.constantFrom<UserNumber>(1, 2);
/** What a member uses under a raise, of the group or of the first user's wallet: seldom by chance. */
const underRaise = fc
	.record({
		user: member,
		inGroup: fc.boolean(),
		below: few,
		above: many,
		period,
		days: fc.integer({ min: 0, max: 2 }),
	})
	.chain(({ user, inGroup, below, above, period, days }) => {
		const of: Pool = inGroup ? "group" : 0;
		const used = { user, fromGroup: inGroup };
		const into = inGroup ? allocate : fc.record({ do: name("assignOwner"), user: fc.constant(user), owner: creator });
		return fc.tuple(
			purchase(creator),
			into,
			fc.constant<Action>({ do: "admit", user, isMember: inGroup }),
			fc.constant<Action>({ do: "limit", pool: of, user: null, credits: below, period, isLifted: false }),
			fc.constant<Action>({ do: "raise", pool: of, user, credits: above, period, days }),
			some.map((credits): Action => ({ do: "charge", ...used, credits })),
			fc.oneof(few, some).map((credits): Action => ({ do: "hold", ...used, credits, hours: 24 })),
			fc.oneof(wait, refund(latest), capture(latest)),
			few.map((credits): Action => ({ do: "charge", ...used, credits })),
		);
	});

/** A user's next action; a sequence where the actions seldom follow each other by chance, and matter when they do. */
const anyStep: fc.Arbitrary<Action[]> = fc.oneof(
	{ weight: 2, arbitrary: fc.tuple(purchase(anyUser)) },
	{ weight: 2, arbitrary: fc.tuple(grant) },
	{ weight: 4, arbitrary: fc.tuple(charge) },
	{ weight: 2, arbitrary: fc.tuple(charge, refund(latest), refund(latest)) },
	{ weight: 2, arbitrary: fc.tuple(charge, wait, refund(latest)) },
	{ weight: 2, arbitrary: fc.tuple(hold) },
	{ weight: 2, arbitrary: fc.tuple(hold, capture(latest)) },
	{ weight: 1, arbitrary: fc.tuple(hold, wait, capture(latest)) },
	{ weight: 1, arbitrary: fc.tuple(hold, extend, wait, capture(latest)) },
	{ weight: 1, arbitrary: fc.tuple(extend) },
	{ weight: 1, arbitrary: fc.tuple(capture(earlier)) },
	{ weight: 1, arbitrary: fc.tuple(fc.record({ do: name("release"), which: earlier })) },
	{ weight: 1, arbitrary: fc.tuple(refund(earlier)) },
	{ weight: 1, arbitrary: fc.tuple(fc.record({ do: name("refundAll"), which: earlier })) },
	{ weight: 1, arbitrary: fc.tuple(charge, cancel(latest)) },
	{ weight: 1, arbitrary: fc.tuple(cancel(earlier)) },
	{ weight: 2, arbitrary: fc.tuple(allocate) },
	{ weight: 1, arbitrary: fc.tuple(fc.record({ do: name("return"), credits: few })) },
	{ weight: 1, arbitrary: fc.tuple(fc.record({ do: name("assignOwner"), user: anyUser, owner: anyUser })) },
	{ weight: 1, arbitrary: fc.tuple(fc.record({ do: name("admit"), user: anyUser, isMember: fc.boolean() })) },
	{ weight: 1, arbitrary: fc.tuple(limit) },
	{ weight: 1, arbitrary: fc.tuple(raise) },
	{ weight: 5, arbitrary: underRaise },
	{ weight: 2, arbitrary: fc.tuple(allowance) },
	{ weight: 2, arbitrary: fc.tuple(allowance, charge, takeBack) },
	{ weight: 1, arbitrary: fc.tuple(takeBack) },
	{ weight: 1, arbitrary: fc.tuple(cover) },
	{ weight: 1, arbitrary: fc.tuple(endCoverage) },
	{ weight: 4, arbitrary: underCoverage },
	{ weight: 1, arbitrary: fc.tuple(consolidate) },
	{ weight: 3, arbitrary: alongAndBack },
	{ weight: 1, arbitrary: fc.tuple(wait) },
	{ weight: 1, arbitrary: fc.tuple(fc.record({ do: name("sweep") })) },
	{ weight: 1, arbitrary: fc.tuple(fc.record({ do: name("replay"), which: earlier })) },
);

/** The actions of one ledger history: at first users buy and share, so that later actions have an effect. */
export const anyHistory: fc.Arbitrary<Action[]> = fc
	.tuple(
		fc.tuple(purchase(creator), purchase(creator), allocate, purchase(anyUser), limit),
		fc.array(anyStep, { minLength: 7, maxLength: 13, size: "max" }),
	)
	.map(([opening, steps]) => [...opening, ...steps.flat()]);
