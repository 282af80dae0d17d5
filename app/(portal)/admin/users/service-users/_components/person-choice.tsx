"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useAsk } from "@/components/forms/use-ask.ts";
import { Combobox } from "@/components/ui/fields/combobox.tsx";
import type { ComboboxOption } from "@/components/ui/fields/use-found-options.ts";
import { findResponsibleAction } from "../actions.ts";

interface PersonChoiceProps {
	/** Who is chosen at first, and whatever else there is besides people. */
	atFirst: readonly ComboboxOption[];
	value: string;
	onChange: (value: string) => void;
}

/** An active person of the organization, found by typing. Inside a `Field`. */
export function PersonChoice({ atFirst, value, onChange }: PersonChoiceProps) {
	const t = useTranslations("serviceUsers.people");
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
	const chosen = [...atFirst, ...seen].find((option) => option.value === value);
	const listed = atFirst.filter((option) => option.value !== value);
	return (
		<Combobox
			options={chosen ? [chosen, ...listed] : listed}
			find={find}
			value={value}
			onValueChange={onChange}
			placeholder={t("choose")}
			searchPlaceholder={word("findPeople")}
			empty={t("none")}
		/>
	);
}
