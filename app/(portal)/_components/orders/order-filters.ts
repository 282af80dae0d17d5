import { getTranslations } from "next-intl/server";
import type { ListFilter } from "@/components/data-table/filters/table-filter.tsx";
import { ORDER_STATES } from "@/lib/orders/lists/list-schema.ts";
import { readOrderCreditTypes } from "@/lib/orders/lists/queries.ts";
import type { Today } from "@/lib/platform/database/read-today.ts";

/** What lists of orders can be filtered by. */
export async function orderFilters({ today }: { today: Today }) {
	const [creditTypes, t, word] = await Promise.all([
		readOrderCreditTypes(),
		getTranslations("orders"),
		getTranslations("words"),
	]);
	return [
		{ from: "from", to: "to", label: t("fields.placedAt"), any: word("anyDate"), today },
		{
			name: "type",
			label: t("fields.creditType"),
			any: word("anyType"),
			options: creditTypes.map(({ id, name }) => ({ value: id, label: name })),
		},
		{
			name: "status",
			label: t("fields.status"),
			any: word("anyStatus"),
			options: ORDER_STATES.map((status) => ({ value: status, label: t(`statuses.${status}`) })),
		},
	] satisfies ListFilter<"from" | "to" | "type" | "status">[];
}
