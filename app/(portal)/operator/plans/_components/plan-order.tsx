"use client";

import type { SortableItem } from "@/components/sortable/sortable-item.ts";
import { SortableList } from "@/components/sortable/sortable-list.tsx";
import { movePlansAction } from "../actions.ts";

interface PlanOrderProps {
	creditTypeId: string;
	label: string;
	items: readonly SortableItem[];
}

export function PlanOrder({ creditTypeId, label, items }: PlanOrderProps) {
	return (
		<SortableList
			label={label}
			items={items}
			action={movePlansAction}
			input={(order) => ({ creditTypeId, ...order })}
		/>
	);
}
