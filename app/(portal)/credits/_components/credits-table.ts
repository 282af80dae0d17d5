import { parseAsKey, type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";

/** The address names a page of one credit type's list, in the only order that there is; the other lists are at their start. */
export const creditsTable = tableSearchParams({
	path: "/credits",
	sortable: ["expires"],
	defaultSort: { column: "expires", direction: "asc" },
	also: { type: parseAsKey },
});

export type CreditsTableState = TableStateOf<typeof creditsTable>;

/** The state of one credit type's list. */
export function stateOf(state: CreditsTableState, creditTypeId: string): CreditsTableState {
	const page = state.also.type === creditTypeId ? state.page : 1;
	return {
		...state,
		page,
		query: { ...state.query, offset: (page - 1) * state.rowsPerPage },
		href: (change) => state.href({ ...change, also: { type: creditTypeId } }),
	};
}
