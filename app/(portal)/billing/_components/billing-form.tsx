"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type FieldPath, useForm } from "react-hook-form";
import { DateTime } from "@/components/date-time.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardFooter } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group.tsx";
import { Select } from "@/components/ui/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import {
	BILLING_ERRORS,
	type BillingInformationForm,
	type BillingInformationInput,
	billingInformationSchema,
} from "@/lib/billing-information/schema.ts";
import { saveBillingInformation } from "../actions.ts";

interface BillingFormProps {
	saved: BillingInformationForm;
	/** By name, in the reader's language. */
	countries: readonly { code: string; name: string }[];
	/** Null where nothing was saved yet. */
	updatedAt: Date | null;
}

type TextFieldName = Exclude<FieldPath<BillingInformationForm>, "kind" | "version" | "country">;

export function BillingForm({ saved, countries, updatedAt }: BillingFormProps) {
	const t = useTranslations("billing");
	const [pending, startTransition] = useTransition();
	const form = useForm<BillingInformationForm, unknown, BillingInformationInput>({
		resolver: zodResolver(billingInformationSchema),
		defaultValues: saved,
	});
	const { register, handleSubmit, setError, reset, getValues, watch, formState } = form;
	const { errors, isDirty } = formState;
	const isCompany = watch("kind") === "company";

	const submit = handleSubmit(() => {
		if (pending) return;
		const values = getValues();
		startTransition(async () => {
			const result = await saveBillingInformation(values);
			if (result.ok) {
				reset({ ...values, version: result.value.version });
				toast.done(t("saved"));
				return;
			}
			for (const [field, message] of Object.entries(result.fieldErrors ?? {})) {
				setError(field as FieldPath<BillingInformationForm>, { type: "server", message }, { shouldFocus: true });
			}
			setError("root", { type: "server", message: result.message });
		});
	});

	const errorOf = (name: keyof BillingInformationForm) => {
		const message = errors[name]?.message;
		const known = BILLING_ERRORS.find((error) => error === message);
		return known ? t(`errors.${known}`) : message;
	};
	const text = (
		name: TextFieldName,
		more: { optional?: boolean; help?: string; autoComplete?: string; type?: string } = {},
	) => (
		<Field
			label={t(`fields.${name}`)}
			error={errorOf(name)}
			help={more.help}
			optional={more.optional}
			required={!more.optional}
		>
			<Input type={more.type ?? "text"} autoComplete={more.autoComplete} {...register(name)} />
		</Field>
	);

	return (
		<form noValidate onSubmit={submit}>
			<UnsavedChangesGuard when={isDirty && !pending} />
			<Card>
				<div className="space-y-5 p-5 sm:p-6">
					<RadioGroup legend={t("fields.kind")} className="grid gap-2 sm:grid-cols-2">
						<RadioItem card value="company" label={t("company")} {...register("kind")} />
						<RadioItem card value="person" label={t("person")} {...register("kind")} />
					</RadioGroup>
					<Field label={t(isCompany ? "fields.legalName" : "fields.personName")} error={errorOf("legalName")} required>
						<Input autoComplete={isCompany ? "organization" : "name"} {...register("legalName")} />
					</Field>
					{isCompany ? (
						<div className="grid gap-5 sm:grid-cols-2">
							{text("taxId", { optional: true, help: t("taxIdHelp") })}
							{text("poNumber", { optional: true, help: t("poNumberHelp") })}
						</div>
					) : null}
					{text("addressLine1", { autoComplete: "address-line1" })}
					{text("addressLine2", { optional: true, autoComplete: "address-line2" })}
					<div className="grid gap-5 sm:grid-cols-2">
						{text("city", { autoComplete: "address-level2" })}
						{text("region", { optional: true, autoComplete: "address-level1" })}
						{text("postalCode", { optional: true, autoComplete: "postal-code" })}
						<Field label={t("fields.country")} error={errorOf("country")} required>
							<Select autoComplete="country" {...register("country")}>
								<option value="">{t("chooseCountry")}</option>
								{countries.map(({ code, name }) => (
									<option key={code} value={code}>
										{name}
									</option>
								))}
							</Select>
						</Field>
					</div>
					{text("billingEmail", { type: "email", autoComplete: "email", help: t("billingEmailHelp") })}
				</div>
				{errors.root?.message ? (
					<p role="alert" className="mx-5 mb-5 rounded-lg bg-bad-soft px-4 py-3 text-sm text-bad-ink sm:mx-6">
						{errors.root.message}
					</p>
				) : null}
				<CardFooter className="sm:px-6">
					<p role="status" className="text-small text-muted">
						{isDirty
							? t("unsaved")
							: updatedAt
								? t.rich("updated", { at: () => <DateTime at={updatedAt} precision="full" /> })
								: t("notSavedYet")}
					</p>
					<Button type="submit" pending={pending}>
						{t("save")}
					</Button>
				</CardFooter>
			</Card>
		</form>
	);
}
