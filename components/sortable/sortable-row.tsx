"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names.ts";
import type { SortableItem } from "./sortable-item.ts";

/** A row with a handle at its left, by which it is dragged, or moved with the keyboard. */
export function SortableRow({ item: { id, name, content } }: { item: SortableItem }) {
	const t = useTranslations("sortable");
	const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
		id,
		attributes: { roleDescription: t("role") },
	});
	return (
		<li
			ref={setNodeRef}
			style={{ transform: CSS.Translate.toString(transform), transition }}
			className={cn("flex items-center gap-2 bg-surface pr-3 pl-2", isDragging && "relative z-10 shadow-pop")}
		>
			<button
				type="button"
				ref={setActivatorNodeRef}
				{...attributes}
				{...listeners}
				aria-label={t("handle", { name })}
				className="grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-md text-faint hover:bg-sunken hover:text-ink active:cursor-grabbing print:hidden"
			>
				<GripVertical aria-hidden className="size-4" />
			</button>
			<div className="min-w-0 flex-1">{content}</div>
		</li>
	);
}
