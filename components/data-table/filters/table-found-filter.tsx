"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { type Action, useAsk } from "../../forms/use-ask.ts";
import { cn } from "../../ui/class-names.ts";
import { Combobox } from "../../ui/fields/combobox.tsx";
import type { ComboboxOption } from "../../ui/fields/use-found-options.ts";
import { useTableParam } from "../address/use-table-param.ts";

export interface TableFoundFilterProps {
	name: string;
	label: string;
	any: string;
	/** Only the chosen option. */
	options: readonly ComboboxOption[];
	/** A server action. */
	find: Action<{ search: string }, { found: readonly { id: string; name: string }[]; hasMore: boolean }>;
}

const ANY = "any";

/** A filter by one of so many choices that they are searched for. */
export function TableFoundFilter({ name, label, any, options, find }: TableFoundFilterProps) {
	const t = useTranslations("table");
	const [asked, setValue] = useTableParam(name);
	const ask = useAsk();
	const findOptions = useCallback(
		async (search: string) => {
			const result = await ask(find, { search });
			if (!result.ok) return null;
			const { found, hasMore } = result.value;
			return { options: found.map(({ id, name }) => ({ value: id, label: name })), hasMore };
		},
		[ask, find],
	);
	return (
		<div className="min-w-32 flex-1 sm:max-w-56 sm:flex-none">
			<Combobox
				label={label}
				options={[{ value: ANY, label: any }, ...options]}
				find={findOptions}
				value={asked ?? ANY}
				onValueChange={(value) => setValue(value === ANY ? null : value)}
				placeholder={label}
				searchPlaceholder={t("findChoice", { label })}
				empty={t("noSuchChoice")}
				className={cn("sm:w-48", asked && "border-accent bg-accent-soft/60")}
			/>
		</div>
	);
}
