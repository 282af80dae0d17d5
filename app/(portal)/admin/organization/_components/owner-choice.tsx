"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useAsk } from "@/components/forms/use-ask.ts";
import { Combobox } from "@/components/ui/fields/combobox.tsx";
import type { ComboboxOption } from "@/components/ui/fields/use-found-options.ts";
import { findResponsibleAction } from "../actions.ts";

/** Stands for nobody: new users use their own credits. */
export const THEMSELVES = "themselves";

interface OwnerChoiceProps {
	/** Who is stored. */
	chosen: { readonly id: string; readonly name: string } | null;
	value: string;
	onChange: (value: string) => void;
}

/** Whose credits new users use: their own, or those of a person found by typing. Inside a `Field`. */
export function OwnerChoice({ chosen, value, onChange }: OwnerChoiceProps) {
	const t = useTranslations("adminOrganization");
	const word = useTranslations("words");
	const ask = useAsk({ lost: "notRead" });
	const [seen, setSeen] = useState<readonly ComboboxOption[]>([]);
	const find = useCallback(
		async (search: string) => {
			const result = await ask(findResponsibleAction, { search });
			if (!result.ok) return null;
			const options = result.value.found.map(({ id, name, email }) => ({ value: id, label: name, note: email }));
			setSeen(options);
			return { options, hasMore: result.value.hasMore };
		},
		[ask],
	);
	const atFirst: readonly ComboboxOption[] = [
		{ value: THEMSELVES, label: t("themselves") },
		...(chosen ? [{ value: chosen.id, label: chosen.name }] : []),
	];
	const now = [...atFirst, ...seen].find((option) => option.value === value);
	const others = atFirst.filter((option) => option.value !== value);
	return (
		<Combobox
			options={now ? [now, ...others] : others}
			find={find}
			value={value}
			onValueChange={onChange}
			placeholder={t("choose")}
			searchPlaceholder={word("findPeople")}
			empty={t("nobodyFound")}
		/>
	);
}
