import type { CreditView } from "@/lib/owners/credit-view.ts";
import { BUSIEST_PEOPLE, type UseOfView } from "@/lib/usage/use-of-view.ts";

type Person = CreditView["person"];

/** The shown user, and those who used most. */
const SHOWN_PEOPLE = 1 + BUSIEST_PEOPLE;

/**
 * Who is named of those who share a view's credits, and how many others there are (product.md 25a): the shown user, then
 * whom its uses name, in their order, then the first by name.
 */
export function shownPeople(
	{ person, creditUsers, creditUserCount }: Pick<CreditView, "person" | "creditUsers" | "creditUserCount">,
	uses: readonly UseOfView[],
): { readonly shown: readonly Person[]; readonly hidden: number } {
	const busiest = uses.flatMap(({ userId: id, name }): Person[] =>
		id !== null && name !== null ? [{ id, name }] : [],
	);
	const people = new Map([person, ...busiest, ...creditUsers].map((one) => [one.id, one] as const));
	const shown = [...people.values()].slice(0, SHOWN_PEOPLE);
	return { shown, hidden: creditUserCount + 1 - shown.length };
}
