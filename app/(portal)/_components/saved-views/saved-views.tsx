import { getTranslations } from "next-intl/server";
import { NO_VIEW } from "@/components/data-table/address/no-view.ts";
import type { ViewState } from "@/components/data-table/address/search-params.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { readView } from "@/lib/saved-views/queries.ts";
import type { ViewedList } from "@/lib/saved-views/viewed-lists.ts";
import { SaveChanges } from "./save-changes.tsx";
import { SaveViewButton } from "./save-view-button.tsx";
import { ViewsMenu } from "./views-menu.tsx";

/** For a list's toolbar: the menu of its saved views, and what saves one where the list shows something else (product.md 63). */
export async function savedViews(actor: Actor, list: ViewedList, { view }: { readonly view: ViewState }) {
	const { saved, query } = view;
	const [current, t] = await Promise.all([
		saved === null || saved === NO_VIEW ? null : readView({ actor }, { list, viewId: saved }),
		getTranslations("savedViews"),
	]);
	const isChanged = view.differsFrom(current?.query ?? "");
	const names = { label: current?.name ?? t("menu"), name: current ? t("menuOf", { name: current.name }) : t("menu") };
	const save = current?.isOwn ? (
		<SaveChanges
			view={current}
			query={query}
			label={t("saveChanges")}
			done={t("done.changed", { name: current.name })}
		/>
	) : (
		<SaveViewButton list={list} query={query} label={t("save")} />
	);
	return {
		menu: <ViewsMenu {...names} list={list} query={query} current={current} isChanged={isChanged} />,
		save: isChanged ? save : null,
	};
}
