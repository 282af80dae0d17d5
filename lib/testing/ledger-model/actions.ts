import fc from "fast-check";
import type { UserNumber } from "./ledger-model.ts";

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
	readonly assignOwner: { readonly user: UserNumber; readonly owner: UserNumber };
	readonly admit: { readonly user: UserNumber; readonly isMember: boolean };
	readonly limit: { readonly credits: bigint | null; readonly period: "day" | "total" };
	readonly wait: { readonly minutes: number };
	readonly sweep: object;
}

/** One action of a user. */
export type Action = { [Name in keyof Terms]: { readonly do: Name } & Terms[Name] }[keyof Terms];
export type Doing<Name extends keyof Terms> = Extract<Action, { readonly do: Name }>;

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
const limit = fc.record({
	do: name("limit"),
	credits: fc.option(fc.bigInt(0n, 12n), { freq: 4 }),
	period: fc.constantFrom<"day" | "total">("day", "total"),
});
const wait = fc.record({ do: name("wait"), minutes: fc.constantFrom(10, 60, 600, 1440, 4320) });

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
	{ weight: 1, arbitrary: fc.tuple(wait) },
	{ weight: 1, arbitrary: fc.tuple(fc.record({ do: name("sweep") })) },
	{ weight: 1, arbitrary: fc.tuple(fc.record({ do: name("replay"), which: earlier })) },
);

const creator = fc.constant<UserNumber>(0);

/** The actions of one ledger history: at first users buy and share, so that later actions have an effect. */
export const anyHistory: fc.Arbitrary<Action[]> = fc
	.tuple(
		fc.tuple(purchase(creator), purchase(creator), allocate, purchase(anyUser), limit),
		fc.array(anyStep, { minLength: 7, maxLength: 13, size: "max" }),
	)
	.map(([opening, steps]) => [...opening, ...steps.flat()]);
