"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { ReminderDays } from "@/lib/seller/reminder-days.ts";
import { saveRemindersAction } from "../actions.ts";

/** When unpaid invoices are reminded of (product.md 53c). */
export function RemindersForm({ days }: { days: ReminderDays }) {
	const t = useTranslations("operatorSettings.reminders");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: {
			days: {
				beforeDays: String(days.beforeDays ?? ""),
				onDueDay: days.onDueDay,
				afterDays: String(days.afterDays ?? ""),
			},
		},
		action: saveRemindersAction,
		input: ({ days: { beforeDays, onDueDay, afterDays } }) => ({
			days: { beforeDays: daysOf(beforeDays), onDueDay, afterDays: daysOf(afterDays) },
			was: days,
		}),
		onDone: () => toast.done(t("saved")),
	});
	return (
		<form noValidate {...formProps}>
			<Card>
				<CardHeader>
					<CardTitle>{t("title")}</CardTitle>
				</CardHeader>
				<CardContent className="space-y-5">
					<p className="text-muted text-sm">{t("text")}</p>
					<FormProblem problem={problem} />
					<div className="grid gap-5 sm:grid-cols-2">
						<Field label={t("beforeDays")} error={errorOf("days.beforeDays")} optional>
							<Input {...form.register("days.beforeDays")} inputMode="numeric" />
						</Field>
						<Field label={t("afterDays")} error={errorOf("days.afterDays")} optional>
							<Input {...form.register("days.afterDays")} inputMode="numeric" />
						</Field>
					</div>
					<Checkbox {...form.register("days.onDueDay")} label={t("onDueDay")} />
				</CardContent>
				<CardFooter>
					<Button type="submit" pending={pending} className="ml-auto">
						{t("save")}
					</Button>
				</CardFooter>
			</Card>
		</form>
	);
}

/** What is no number is refused in words. */
const daysOf = (text: string) => (text.trim() === "" ? null : Number(text));
