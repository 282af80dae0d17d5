"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type DefaultValues, type FieldPath, type FieldValues, useForm } from "react-hook-form";
import type { ActionResult } from "@/lib/action.ts";

/** A form in a window: one submission at a time, refusals at their fields with the focus on the first, or above all. */
export function useWindowForm<Values extends FieldValues, Value>({
	empty,
	action,
	onDone,
}: {
	empty: DefaultValues<Values>;
	action: (values: Values) => Promise<ActionResult<Value>>;
	onDone: (value: Value) => void;
}) {
	const t = useTranslations("profile");
	const [pending, startTransition] = useTransition();
	const { register, handleSubmit, setError, formState } = useForm<Values>({ defaultValues: empty });
	const submit = handleSubmit((values) => {
		if (pending) return;
		startTransition(async () => {
			const result = await action(values).catch(() => null);
			if (!result) return setError("root", { type: "server", message: t("failed") });
			if (result.ok) return onDone(result.value);
			const refused = Object.entries(result.fieldErrors ?? {});
			for (const [place, [field, message]] of refused.entries()) {
				setError(field as FieldPath<Values>, { type: "server", message }, { shouldFocus: place === 0 });
			}
			if (refused.length === 0) setError("root", { type: "server", message: result.message });
		});
	});
	return { register, submit, pending, errors: formState.errors, problem: formState.errors.root?.message };
}
