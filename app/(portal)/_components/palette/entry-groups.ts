import type { FoundThing } from "@/lib/search/find-everywhere.ts";

export interface PaletteEntry {
	readonly id: string;
	readonly group: "pages" | "actions" | FoundThing["kind"];
	readonly name: string;
	/** What tells it from others of the name. */
	readonly note?: string;
	/** What can be pressed in its place. */
	readonly keys?: readonly string[];
	readonly run: () => void;
}

/** What has a name of its own comes before orders, which are found by whom they name. */
const GROUPS = [
	...(["pages", "actions", "person", "service_user", "own_group", "usable_group"] as const),
	...(["organization", "holder", "order", "operator_order"] as const),
] satisfies readonly PaletteEntry["group"][];

/**
 * What can be chosen, kind by kind: pages and actions are there at once, and stay first when the rest comes, unless that has
 * exactly the name that is searched for. What has it comes first, and its kind with it.
 */
export function entryGroups(entries: readonly PaletteEntry[], search: string) {
	const wanted = search.toLowerCase();
	const isExact = ({ group, name }: PaletteEntry) =>
		name.toLowerCase() === (group === "order" || group === "operator_order" ? wanted.replace(/^#/, "") : wanted);
	const groups = GROUPS.map((group) => {
		const own = entries.filter((entry) => entry.group === group);
		return { group, entries: exactFirst(own, isExact) };
	}).filter((group) => group.entries.length > 0);
	return exactFirst(groups, (group) => group.entries.some(isExact));
}

function exactFirst<Thing>(things: readonly Thing[], isExact: (thing: Thing) => boolean): Thing[] {
	return [...things.filter(isExact), ...things.filter((thing) => !isExact(thing))];
}
