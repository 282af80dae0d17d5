"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useAsk } from "@/components/forms/use-ask.ts";
import { Combobox } from "@/components/ui/fields/combobox.tsx";
import type { ComboboxOption } from "@/components/ui/fields/use-found-options.ts";
import { listCreditOwnerCandidatesAction } from "./actions.ts";
import { useCreditsText } from "./use-credits-text.ts";
import { useObstacleText } from "./use-obstacle-text.ts";

interface CreditOwnerChoiceProps {
	/** What there is besides people, and who is chosen at first. */
	atFirst: readonly ComboboxOption[];
	/** A person who can't be chosen here, though they can be a Credit Owner. */
	except?: { readonly id: string; readonly reason: string } | null;
	value: string;
	onChange: (value: string) => void;
}

/** A Credit Owner of users who don't exist yet, inside a `Field`; people who can't be one are there with the reason. */
export function CreditOwnerChoice({ atFirst, except = null, value, onChange }: CreditOwnerChoiceProps) {
	const t = useTranslations("adminUsers.advanced");
	const word = useTranslations("words");
	const { seen, find } = useOwnerOptions(except);
	const chosen = [...atFirst, ...seen].find((option) => option.value === value);
	const others = atFirst.filter((option) => option.value !== value);
	return (
		<Combobox
			options={chosen ? [chosen, ...others] : others}
			find={find}
			value={value}
			onValueChange={onChange}
			placeholder={t("candidates")}
			searchPlaceholder={word("findPeople")}
			empty={t("noneFound")}
		/>
	);
}

/** Finds people, and keeps those of the last search: the chosen one is among them. */
function useOwnerOptions(except: CreditOwnerChoiceProps["except"]) {
	const t = useTranslations("adminUsers.advanced");
	const ask = useAsk({ lost: "notRead" });
	const creditsText = useCreditsText();
	const obstacleText = useObstacleText();
	const [seen, setSeen] = useState<readonly ComboboxOption[]>([]);
	// The same function at each rendering, as the combobox wants it.
	const [texts] = useState({ creditsText, obstacleText, noCredits: t("noCredits"), except });
	const find = useCallback(
		async (search: string) => {
			const answer = await ask(listCreditOwnerCandidatesAction, { userId: null, search, chosenId: null });
			if (!answer.ok) return null;
			const options = answer.value.candidates.map((person): ComboboxOption => {
				const { id, name, email, balances, obstacle } = person;
				const reason = obstacle ? texts.obstacleText(person) : id === texts.except?.id ? texts.except.reason : null;
				const about =
					reason === null ? { detail: texts.creditsText(balances) ?? texts.noCredits } : { disabledReason: reason };
				return { value: id, label: name, note: email, ...about };
			});
			setSeen(options);
			return { options, hasMore: answer.value.hasMore };
		},
		[ask, texts],
	);
	return { seen, find };
}
