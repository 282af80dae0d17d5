import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTableAddress } from "@/components/data-table/address/table-address.ts";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { SavedView } from "@/lib/saved-views/queries.ts";
import type { ViewedList } from "@/lib/saved-views/viewed-lists.ts";
import { deleteViewAction } from "./actions.ts";
import { viewHref } from "./view-href.ts";

/** Asks before a view is deleted; then the list is shown without one. */
export function DeleteView({ list, view, ...window }: WindowProps & { list: ViewedList; view: SavedView }) {
	const t = useTranslations("savedViews.deletion");
	const said = useTranslations("savedViews.done");
	const { go } = useTableAddress();
	const credits = useSearchParams().get("view");
	const { id: viewId, name, isShared } = view;
	return (
		<ActionQuestion
			{...window}
			title={t("title", { name })}
			description={t("text", { isShared: isShared ? "yes" : "no" })}
			submit={t("submit")}
			action={deleteViewAction}
			input={{ viewId }}
			onDone={() => {
				toast.done(said("deleted", { name }));
				go(viewHref(list, { id: null, query: "", credits }));
			}}
		/>
	);
}
