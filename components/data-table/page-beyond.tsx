import { useTranslations } from "next-intl";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import type { TableState } from "./address/search-params.ts";
import { TableLink } from "./address/table-link.tsx";

/** For a page after the last one of a list, with the way to the first. */
export function PageBeyond({ state }: { state: TableState }) {
	const t = useTranslations("tableRows");
	return (
		<EmptyState
			title={t("pageBeyond")}
			action={
				<Button asChild variant="outline">
					<TableLink href={state.href({ page: 1 })}>{t("firstPage")}</TableLink>
				</Button>
			}
		/>
	);
}
