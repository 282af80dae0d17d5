"use client";

import {
	type Announcements,
	closestCenter,
	DndContext,
	type DragEndEvent,
	KeyboardSensor,
	PointerSensor,
	useSensor,
	useSensors,
} from "@dnd-kit/core";
import {
	arrayMove,
	SortableContext,
	sortableKeyboardCoordinates,
	verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSend } from "@/components/forms/use-send.ts";
import { toast } from "@/components/ui/toaster.tsx";
import type { SortableItem } from "./sortable-item.ts";
import { SortableRow } from "./sortable-row.tsx";

interface SortableListProps<Input> {
	label: string;
	/** As they are stored. */
	items: readonly SortableItem[];
	action: Action<Input, unknown>;
	input: (order: { before: string[]; after: string[] }) => Input;
}

/** A list that is put into order by dragging or with the keyboard; each move is stored at once. */
export function SortableList<Input>({ label, items, action, input }: SortableListProps<Input>) {
	const router = useRouter();
	const { send, pending } = useSend();
	const stored = items.map(({ id }) => id);
	// What was moved, until the page shows it; only as long as the stored order is still the one that it was moved in.
	const [moved, setMoved] = useState<{ from: string; to: readonly string[] } | null>(null);
	const order = moved && moved.from === stored.join() ? moved.to : stored;
	const sensors = useSensors(
		useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
		useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
	);
	const announcements = useAnnouncements(items, order);

	const move = ({ active, over }: DragEndEvent) => {
		const [from, to] = [order.indexOf(String(active.id)), order.indexOf(String(over?.id ?? ""))];
		if (from < 0 || to < 0 || from === to || pending) return;
		const after = arrayMove([...order], from, to);
		setMoved({ from: stored.join(), to: after });
		send({
			action,
			input: () => input({ before: stored, after }),
			onDone: () => undefined,
			onProblem: ({ message }) => {
				setMoved(null);
				toast.failed(message);
			},
			onRefused: () => router.refresh(),
		});
	};

	return (
		<DndContext
			id={useId()}
			sensors={sensors}
			collisionDetection={closestCenter}
			onDragEnd={move}
			accessibility={announcements}
		>
			<SortableContext items={[...order]} strategy={verticalListSortingStrategy} disabled={pending}>
				<ul aria-label={label} aria-busy={pending} className="divide-y divide-line">
					{order.map((id) => {
						const item = items.find((one) => one.id === id);
						return item ? <SortableRow key={id} item={item} /> : null;
					})}
				</ul>
			</SortableContext>
		</DndContext>
	);
}

/** What screen readers say while something is moved. */
function useAnnouncements(items: readonly SortableItem[], order: readonly string[]) {
	const t = useTranslations("sortable");
	const values = (id: string | number, overId?: string | number) => ({
		name: items.find((item) => item.id === id)?.name ?? "",
		place: order.indexOf(String(overId ?? id)) + 1,
		count: order.length,
	});
	// What is picked up is over its own place at once, which would be said in place of that it is picked up.
	const isJustPicked = useRef(false);
	const announcements: Announcements = {
		onDragStart: ({ active }) => {
			isJustPicked.current = true;
			return t("picked", values(active.id));
		},
		onDragOver: ({ active, over }) => {
			const isOwnPlace = isJustPicked.current && over?.id === active.id;
			isJustPicked.current = false;
			return over && !isOwnPlace ? t("over", values(active.id, over.id)) : undefined;
		},
		onDragEnd: ({ active, over }) => t("dropped", values(active.id, over?.id)),
		onDragCancel: ({ active }) => t("cancelled", values(active.id)),
	};
	return { announcements, screenReaderInstructions: { draggable: t("instructions") } };
}
