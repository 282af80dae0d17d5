"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { DialogBody, DialogCancel, DialogFooter } from "@/components/ui/windows/dialog.tsx";

interface Details {
	name: string;
	description: string;
}

interface GroupFormProps<Input, Value> {
	atFirst: Details;
	action: Action<Input, Value>;
	input: (details: Details) => Input;
	onSaved: (name: string, value: Value) => void;
}

/** A group's name and description, in a window. */
export function GroupForm<Input, Value>({ atFirst, action, input, onSaved }: GroupFormProps<Input, Value>) {
	const t = useTranslations("share.form");
	const { form, formProps, errorOf, pending, problem } = useSendForm<Details, Input, Value>({
		defaultValues: atFirst,
		action,
		input,
		onDone: (value, { name }) => onSaved(name.trim(), value),
	});

	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field label={t("name")} error={errorOf("name")} required>
					<Input {...form.register("name")} autoComplete="off" />
				</Field>
				<Field label={t("description")} error={errorOf("description")} optional>
					<Input {...form.register("description")} autoComplete="off" />
				</Field>
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{t("update")}
				</Button>
			</DialogFooter>
		</form>
	);
}
