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

/** One thing that somebody does. */
export type Action = { [Name in keyof Terms]: { readonly do: Name } & Terms[Name] }[keyof Terms];
export type Doing<Name extends keyof Terms> = Extract<Action, { readonly do: Name }>;

const user: fc.Arbitrary<UserNumber> = fc.constantFrom<UserNumber>(0, 1, 2);
// Lots are small and charges are not, so that one charge uses several lots and is refunded in several parts.
const few = fc.bigInt(1n, 5n);
const some = fc.bigInt(2n, 14n);
const many = fc.bigInt(3n, 12n);
const which = fc.nat({ max: 20 });
const name = <Name extends Action["do"]>(value: Name) => fc.constant(value);

const anyAction: fc.Arbitrary<Action> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({ do: name("purchase"), user, credits: many, days: fc.integer({ min: 1, max: 9 }) }),
	},
	{ weight: 2, arbitrary: fc.record({ do: name("grant"), user, credits: few, days: fc.integer({ min: 1, max: 9 }) }) },
	{ weight: 5, arbitrary: fc.record({ do: name("charge"), user, fromGroup: fc.boolean(), credits: some }) },
	{
		weight: 4,
		arbitrary: fc.record({
			do: name("hold"),
			user,
			fromGroup: fc.boolean(),
			credits: some,
			hours: fc.integer({ min: 1, max: 72 }),
		}),
	},
	{ weight: 3, arbitrary: fc.record({ do: name("capture"), which, credits: few }) },
	{ weight: 1, arbitrary: fc.record({ do: name("release"), which }) },
	{ weight: 4, arbitrary: fc.record({ do: name("refund"), which, credits: few }) },
	{ weight: 1, arbitrary: fc.record({ do: name("refundAll"), which }) },
	{ weight: 1, arbitrary: fc.record({ do: name("cancel"), which }) },
	{ weight: 3, arbitrary: fc.record({ do: name("allocate"), credits: many }) },
	{ weight: 1, arbitrary: fc.record({ do: name("return"), credits: few }) },
	{ weight: 1, arbitrary: fc.record({ do: name("assignOwner"), user, owner: user }) },
	{ weight: 1, arbitrary: fc.record({ do: name("admit"), user, isMember: fc.boolean() }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: name("limit"),
			credits: fc.option(fc.bigInt(0n, 12n), { freq: 4 }),
			period: fc.constantFrom("day", "total"),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ do: name("wait"), minutes: fc.constantFrom(10, 60, 600, 1440, 4320) }) },
	{ weight: 1, arbitrary: fc.record({ do: name("sweep") }) },
	{ weight: 2, arbitrary: fc.record({ do: name("replay"), which }) },
);

/** What happens in one life of a ledger: somebody buys first, so that there is something to happen to. */
export const anyHistory: fc.Arbitrary<Action[]> = fc
	.tuple(
		fc.record({
			do: name("purchase"),
			user: fc.constant<UserNumber>(0),
			credits: many,
			days: fc.integer({ min: 2, max: 9 }),
		}),
		fc.array(anyAction, { minLength: 12, maxLength: 22, size: "max" }),
	)
	.map(([first, more]) => [first, ...more]);
