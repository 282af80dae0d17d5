"use client";

import { useLocale, useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { useSelection } from "@/components/data-table/selection/row-selection.tsx";
import { SelectionBar } from "@/components/data-table/selection/selection-bar.tsx";
import { Button } from "@/components/ui/button.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";
import { moneyInWords, type PendingOrder } from "./money-in-words.ts";

const MarkOrdersPaidDialog = lazy(() => import("./mark-orders-paid-dialog.tsx"));

/** The bar under the orders: what the selected ones come to, and that all of them have been paid. */
export function MarkOrdersPaid({ pending }: { pending: readonly PendingOrder[] }) {
	const t = useTranslations("operatorOrders");
	const locale = useLocale();
	const { keys } = useSelection();
	const [open, setOpen] = useState(false);
	const selected = pending.filter(({ id }) => keys.includes(id));
	const count = selected.length;
	return (
		<>
			<SelectionBar
				selectable={pending.map(({ id }) => id)}
				action={
					<Button size="sm" onClick={() => setOpen(true)}>
						{t("markMany.open", { count })}
					</Button>
				}
			>
				{t("markMany.selected", { count, total: moneyInWords(selected, locale) })}
			</SelectionBar>
			<OnceWanted when={open}>
				<MarkOrdersPaidDialog orders={selected} open={open} onOpenChange={setOpen} />
			</OnceWanted>
		</>
	);
}
