"use client";

import { useSelection } from "./row-selection.tsx";

/** A row's tick. */
export function SelectRow({ id, label }: { id: string; label: string }) {
	const { keys, set } = useSelection();
	const isSelected = keys.includes(id);
	return (
		<input
			type="checkbox"
			aria-label={label}
			checked={isSelected}
			onChange={() => set(isSelected ? keys.filter((key) => key !== id) : [...keys, id])}
			className="size-4 accent-accent"
		/>
	);
}
