"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardFooter } from "@/components/ui/card.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { Link } from "@/components/ui/link.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import type { SiblingPack } from "@/lib/plans/read-plan.ts";
import type { PlanForm as PlanInput } from "@/lib/plans/schema.ts";
import type { CurrencyChoice } from "./currency-choices.ts";
import { PlanFields } from "./plan-fields.tsx";
import { PlanPreview } from "./plan-preview.tsx";
import { type PlanKind, type PlanValues, termsOf } from "./plan-values.ts";

interface PlanFormProps<Input, Value> {
	creditType: { id: string; name: string; nameInText: string };
	/** The other packs of the type that are on sale, for the comparison. */
	siblings: readonly SiblingPack[];
	currencies: readonly CurrencyChoice[];
	atFirst: PlanValues;
	note?: ReactNode;
	submit: string;
	action: Action<Input, Value>;
	input: (terms: PlanInput, kind: PlanKind) => Input;
	/** The months that a kind begins with, of a new plan, whose kind is still to be chosen. */
	monthsAtFirst?: (kind: PlanKind) => string;
	onSaved: (value: Value, name: string) => void;
}

/** A plan's terms, beside how buyers will see them. */
export function PlanForm<Input, Value>({
	creditType,
	siblings,
	currencies,
	atFirst,
	note,
	submit,
	action,
	input,
	onSaved,
	monthsAtFirst,
}: PlanFormProps<Input, Value>) {
	const word = useTranslations("words");
	const { form, formProps, pending, problem, errorOf } = useSendForm<PlanValues, Input, Value>({
		defaultValues: atFirst,
		action,
		input: (values) => input(termsOf(values), values.kind),
		onDone: (value, values) => {
			form.reset(values);
			onSaved(value, values.name.trim());
		},
	});
	const { isDirty } = form.formState;
	return (
		<div className="grid items-start gap-4 lg:grid-cols-3">
			<Form {...formProps} className="lg:col-span-2">
				<UnsavedChangesGuard when={isDirty && !pending} />
				<Card>
					<PlanFields {...{ form, errorOf, currencies, monthsAtFirst }} />
					<FormProblem problem={problem} className="mx-5 mb-5" />
					<CardFooter>
						<p role="status" className="text-muted text-small">
							{isDirty ? word("unsaved") : note}
						</p>
						<div className="flex flex-wrap justify-end gap-2">
							<Button asChild variant="outline">
								<Link href="/operator/plans">{word("cancel")}</Link>
							</Button>
							<Button type="submit" pending={pending}>
								{submit}
							</Button>
						</div>
					</CardFooter>
				</Card>
			</Form>
			<PlanPreview values={form.watch()} creditType={creditType} siblings={siblings} />
		</div>
	);
}
