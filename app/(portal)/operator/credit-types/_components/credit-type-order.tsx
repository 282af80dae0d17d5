"use client";

import { useTranslations } from "next-intl";
import type { SortableItem } from "@/components/sortable/sortable-item.ts";
import { SortableList } from "@/components/sortable/sortable-list.tsx";
import { moveCreditTypesAction } from "../actions.ts";

export function CreditTypeOrder({ items }: { items: readonly SortableItem[] }) {
	const t = useTranslations("operatorCreditTypes");
	return <SortableList label={t("title")} items={items} action={moveCreditTypesAction} input={(order) => order} />;
}
