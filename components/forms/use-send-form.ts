"use client";

import { type FormEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import {
	type FieldPath,
	type FieldValues,
	type UseFormProps,
	type UseFormRegister,
	type UseFormReturn,
	useForm,
} from "react-hook-form";
import type { ActionRefusal } from "@/lib/actions/action.ts";
import type { Action } from "./use-ask.ts";
import { useSend } from "./use-send.ts";

interface SendFormProps<Values extends FieldValues, Input, Value> extends Omit<UseFormProps<Values>, "resolver"> {
	readonly action: Action<Input, Value>;
	/**
	 * The action's input, made from the form's values. An action that takes an idempotency key is given the one of this
	 * attempt.
	 */
	readonly input: (values: Values, key: string) => Input;
	/** Problems found before it is sent: sentences by their fields' names, one about no field, or null. */
	readonly check?: (values: Values) => string | Readonly<Record<string, string>> | null;
	/** As in `useSend`: the button stays pending until a page that it leads to is there. */
	readonly onDone: (value: Value, values: Values) => void | Promise<void>;
	/** As in `useSend`: nothing was done, and what the page shows may be out of date. */
	readonly onRefused?: (refusal: ActionRefusal, values: Values) => void;
	/** As in `useSend`: whatever the reason. */
	readonly onProblem?: (refusal: ActionRefusal) => void;
}

/**
 * The one way to send a form: react-hook-form holds the fields, `useSend` sends them. Problems are shown at their
 * fields, with the focus on the first, until they are put right; a problem of no field is in `problem`, for a `FormProblem`.
 */
export function useSendForm<Values extends FieldValues, Input, Value>({
	action,
	input,
	check,
	onDone,
	onRefused,
	onProblem,
	...options
}: SendFormProps<Values, Input, Value>) {
	const form = useShownForm(useForm<Values>({ ...options, shouldFocusError: false }));
	const { send, pending, problem, refuse, forget } = useSend();
	const element = useRef<HTMLFormElement>(null);

	function showAtFields(fieldErrors: ActionRefusal["fieldErrors"] = {}) {
		for (const [field, message] of Object.entries(fieldErrors)) {
			form.setError(field as FieldPath<Values>, { type: "server", message });
		}
	}

	const submit = form.handleSubmit((values) => {
		const wrong = check?.(values);
		if (typeof wrong === "string") return refuse({ code: "INVALID", message: wrong });
		if (wrong) {
			showAtFields(wrong);
			return refuse({ code: "INVALID", message: Object.values(wrong)[0] ?? "", fieldErrors: wrong });
		}
		send({
			action,
			input: (key) => input(values, key),
			onDone: (value) => onDone(value, values),
			onProblem: (refusal) => {
				showAtFields(refusal.fieldErrors);
				onProblem?.(refusal);
			},
			onRefused: (refusal) => onRefused?.(refusal, values),
		});
	});

	function onSubmit(event?: FormEvent) {
		// In React's tree, a window's form stands inside the form that has opened it, which is not to be sent with it.
		event?.stopPropagation();
		// An error at a name that react-hook-form has no field for would stay and prevent sending.
		form.clearErrors();
		return submit(event);
	}

	const nth = problem?.nth;
	const [isAtField, setAtField] = useState(false);
	// Before anything is painted or read out: problems that no field shows are said above the form.
	useLayoutEffect(() => {
		if (nth !== undefined) setAtField(focusFirstInvalid(element.current));
	}, [nth]);

	const errorOf = (field: FieldPath<Values>) => form.getFieldState(field, form.formState).error?.message;
	const wrongFields = Object.keys(problem?.fieldErrors ?? {}) as FieldPath<Values>[];
	const isMended = isAtField && wrongFields.length > 0 && wrongFields.every((field) => errorOf(field) === undefined);
	const shown = problem && !isMended ? { ...problem, isAtField } : null;
	return { form, errorOf, pending, problem: shown, forget, formProps: { ref: element, onSubmit } };
}

/**
 * The form, whose fields have their values in the page's first HTML as well: react-hook-form writes them by script only, and
 * a page is read before its script has loaded.
 */
function useShownForm<Values extends FieldValues>(form: UseFormReturn<Values>): UseFormReturn<Values> {
	const isFirstHtml = useSyncExternalStore(never, no, yes);
	if (!isFirstHtml) return form;
	const register: UseFormRegister<Values> = (name, options) => ({
		...form.register(name, options),
		...shownBy(form.getValues(name)),
	});
	return { ...form, register };
}

const [yes, no, never] = [() => true, () => false, () => no];

/** What shows a value that is typed or chosen; several, or one of a few, are compared with each `value` by the kit's fields. */
function shownBy(value: unknown): { defaultValue?: string | readonly string[]; defaultChecked?: boolean } {
	if (typeof value === "string") return { defaultValue: value };
	if (typeof value === "boolean") return { defaultChecked: value };
	return Array.isArray(value) ? { defaultValue: value.filter((one) => typeof one === "string") } : {};
}

/** Returns whether there was one. */
function focusFirstInvalid(form: HTMLFormElement | null): boolean {
	const invalid = form?.querySelector("[aria-invalid=true], button[data-invalid], [data-invalid] input");
	if (!(invalid instanceof HTMLElement)) return false;
	invalid.focus();
	return true;
}
