import type { TableColumn } from "../columns.ts";

/** Which columns are shown: the chosen ones, else the default ones; some always. */
export function visibility(
	columns: readonly Pick<TableColumn<never>, "id" | "alwaysShown" | "shownAtFirst">[],
	chosen: readonly string[] | null,
): Record<string, boolean> {
	const known = chosen && knownColumns(chosen, columns);
	return Object.fromEntries(
		columns.map(({ id, alwaysShown, shownAtFirst = true }) => [
			id,
			alwaysShown || (known ? known.includes(id) : shownAtFirst),
		]),
	);
}

/** The chosen columns that exist. Null, as if none were chosen, if only unknown ones were named. */
export function knownColumns(
	chosen: readonly string[],
	columns: readonly { readonly id: string }[],
): readonly string[] | null {
	const known = chosen.filter((name) => columns.some(({ id }) => id === name));
	return known.length === 0 && chosen.some((name) => name !== "") ? null : known;
}
