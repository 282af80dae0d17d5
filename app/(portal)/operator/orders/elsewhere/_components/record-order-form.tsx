"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardFooter } from "@/components/ui/card.tsx";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import type { RecordablePlan } from "@/lib/orders/elsewhere/queries.ts";
import { recordOrderAction } from "../actions.ts";

/** Plan, buyer and what was paid in the vendor's own shop, under the shop's reference. */
export function RecordOrderForm({ plans }: { plans: readonly RecordablePlan[] }) {
	const t = useTranslations("ordersElsewhere");
	const empty = { reference: "", buyer: "", planId: "", currency: "", total: "", tax: "", isPaid: true };
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: empty,
		action: recordOrderAction,
		input: (values) => ({ ...values, currency: values.currency.trim().toUpperCase() }),
		onDone: ({ number }) => {
			toast.done(t("stored", { number: number.toString() }));
			form.reset(empty);
		},
	});
	return (
		<Form {...formProps} className="max-w-2xl">
			<UnsavedChangesGuard when={form.formState.isDirty && !pending} />
			<Card>
				<CardContent className="space-y-5">
					<FormProblem problem={problem} />
					<Field label={t("reference")} help={t("referenceHelp")} error={errorOf("reference")} required>
						<Input {...form.register("reference")} autoComplete="off" />
					</Field>
					<Field label={t("buyer")} help={t("buyerHelp")} error={errorOf("buyer")} required>
						<Input {...form.register("buyer")} autoComplete="off" autoCapitalize="none" />
					</Field>
					<Field label={t("plan")} error={errorOf("planId")} required>
						<Select {...form.register("planId")}>
							<option value="">{t("choosePlan")}</option>
							{plans.map(({ id, name, creditType, isWithdrawn }) => (
								<option key={id} value={id}>
									{isWithdrawn ? t("withdrawnPlan", { name, creditType }) : t("planOf", { name, creditType })}
								</option>
							))}
						</Select>
					</Field>
					<div className="grid gap-5 sm:grid-cols-3">
						<Field label={t("total")} help={t("totalHelp")} error={errorOf("total")} required>
							<Input {...form.register("total")} inputMode="decimal" autoComplete="off" className="num" />
						</Field>
						<Field label={t("tax")} error={errorOf("tax")} optional>
							<Input {...form.register("tax")} inputMode="decimal" autoComplete="off" className="num" />
						</Field>
						<Field label={t("currency")} help={t("currencyHelp")} error={errorOf("currency")} required>
							<Input {...form.register("currency")} maxLength={3} autoComplete="off" />
						</Field>
					</div>
					<Checkbox label={t("isPaid")} help={t("isPaidHelp")} {...form.register("isPaid")} />
				</CardContent>
				<CardFooter>
					<Button type="submit" pending={pending} className="ml-auto">
						{t("store")}
					</Button>
				</CardFooter>
			</Card>
		</Form>
	);
}
