"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useSelection } from "./row-selection.tsx";

/** A row's tick; `name` is the row's, inside a sentence. */
export function SelectRow({ id, name }: { id: string; name: string }) {
	const t = useTranslations("table");
	const { keys, set, names } = useSelection();
	const isSelected = keys.includes(id);
	useEffect(() => {
		names.set(id, name);
	}, [names, id, name]);
	return (
		<input
			type="checkbox"
			aria-label={t("select", { name })}
			checked={isSelected}
			onChange={() => set(isSelected ? keys.filter((key) => key !== id) : [...keys, id])}
			className="size-4 accent-accent"
		/>
	);
}
