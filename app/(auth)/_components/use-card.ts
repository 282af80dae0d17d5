"use client";

import type { FieldValues } from "react-hook-form";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { leaveFor } from "./leave-for.ts";
import { useSteady } from "./steady.tsx";

type CardProps<Values extends FieldValues, Input> = {
	action: Action<Input, unknown>;
	input: (values: Values) => Input;
} & (
	| {
			/** A whole new page. */
			leadsTo: string;
			onDone?: undefined;
	  }
	| { leadsTo?: undefined; onDone: (values: Values) => void }
);

/**
 * `useSendForm` for the form of a card, which stays as it is while it is sent, and until the page that it leads to is
 * there. The fields have no default values but what their inputs show: what was typed, or filled in by the browser,
 * before the script had loaded counts.
 */
export function useCard<Values extends FieldValues, Input>({
	action,
	input,
	leadsTo,
	onDone,
}: CardProps<Values, Input>) {
	const keepPage = useSteady();
	return useSendForm<Values, Input, unknown>({
		action,
		input: (values) => {
			// Only where it is really sent: what is kept is the card of that moment.
			keepPage(true);
			return input(values);
		},
		onDone: (_, values) => {
			if (leadsTo !== undefined) return leaveFor(leadsTo);
			keepPage(false);
			onDone(values);
		},
		onProblem: () => keepPage(false),
	});
}
