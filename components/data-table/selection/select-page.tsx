"use client";

import { useSelection } from "./row-selection.tsx";

/** The tick in the header: all rows of the page that can be selected, or none of them. */
export function SelectPage({ ids, label }: { ids: readonly string[]; label: string }) {
	const { keys, set } = useSelection();
	const selected = ids.filter((id) => keys.includes(id)).length;
	const isAll = ids.length > 0 && selected === ids.length;
	const others = keys.filter((key) => !ids.includes(key));
	return (
		<input
			type="checkbox"
			aria-label={label}
			ref={(box) => {
				if (box) box.indeterminate = selected > 0 && !isAll;
			}}
			checked={isAll}
			onChange={() => set(isAll ? others : [...others, ...ids])}
			className="size-4 align-middle accent-accent"
		/>
	);
}
