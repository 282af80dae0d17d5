"use client";

import { useTranslations } from "next-intl";
import { Controller, type UseFormReturn } from "react-hook-form";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { TimeZoneChoice } from "@/components/time-zone-choice.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import type { ChangeProfileInput } from "@/lib/accounts/profile/schema.ts";
import { changeProfileAction } from "../actions.ts";
import { ThemeChoice } from "./theme-choice.tsx";

interface ProfileFormProps {
	saved: ChangeProfileInput;
	languages: readonly { value: string; label: string }[];
	timeZones: readonly string[];
	deploymentZone: string;
}

export function ProfileForm({ saved, ...choices }: ProfileFormProps) {
	const t = useTranslations("profile");
	const word = useTranslations("words");
	const { form, formProps, pending, problem } = useSendForm({
		// Changes stored outside this form, such as a pending address, don't touch what is being typed.
		values: saved,
		resetOptions: { keepDirtyValues: true },
		action: changeProfileAction,
		input: (values: ChangeProfileInput) => values,
		onDone: ({ version }, values) => {
			form.reset({ ...values, name: values.name.trim(), version });
			toast.done(t("saved"));
		},
	});
	const { isDirty } = form.formState;

	return (
		<Form {...formProps}>
			<UnsavedChangesGuard when={isDirty && !pending} />
			<Card className="overflow-visible">
				<CardHeader>
					<CardTitle>{t("profile")}</CardTitle>
				</CardHeader>
				<ProfileFields form={form} {...choices} />
				<FormProblem problem={problem} className="mx-5 mb-5 sm:mx-6" />
				<CardFooter>
					<p role="status" className="text-small text-muted">
						{isDirty ? word("unsaved") : t("allSaved")}
					</p>
					<Button type="submit" pending={pending}>
						{word("save")}
					</Button>
				</CardFooter>
			</Card>
		</Form>
	);
}

interface ProfileFieldsProps extends Omit<ProfileFormProps, "saved"> {
	form: UseFormReturn<ChangeProfileInput>;
}

function ProfileFields({ form, languages, timeZones, deploymentZone }: ProfileFieldsProps) {
	const t = useTranslations("profile");
	const word = useTranslations("words");
	const { errors } = form.formState;
	return (
		<div className="space-y-5 p-5">
			<Field label={word("name")} help={t("nameHelp")} error={errors.name?.message} required>
				<Input {...form.register("name")} autoComplete="name" />
			</Field>
			<div className="grid gap-5 sm:grid-cols-2">
				<Field label={word("language")} error={errors.language?.message}>
					<Select {...form.register("language")}>
						{languages.map(({ value, label }) => (
							<option key={value} value={value}>
								{label}
							</option>
						))}
					</Select>
				</Field>
				<Field label={word("timeZone")} help={t("timeZoneHelp")} error={errors.timeZone?.message}>
					<Controller
						control={form.control}
						name="timeZone"
						render={({ field: { value, onChange } }) => (
							<TimeZoneChoice value={value} onChange={onChange} zones={timeZones} deploymentZone={deploymentZone} />
						)}
					/>
				</Field>
			</div>
			<ThemeChoice />
		</div>
	);
}
