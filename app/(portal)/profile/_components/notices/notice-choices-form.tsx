"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardFooter, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import type { ChangeNoticeSettingsInput, NoticeSettings } from "@/lib/notices/schema.ts";
import { changeNoticeSettingsAction } from "../../actions.ts";

const DELIVERIES = ["mail_and_list", "list_only", "off"] as const satisfies readonly NoticeSettings["receipt"][];

export function NoticeChoicesForm({ saved }: { saved: NoticeSettings }) {
	const t = useTranslations("notices.settings");
	const word = useTranslations("words");
	const { form, formProps, pending, problem } = useSendForm({
		values: saved,
		resetOptions: { keepDirtyValues: true },
		action: changeNoticeSettingsAction,
		input: (values: ChangeNoticeSettingsInput) => values,
		onDone: (_, values) => {
			form.reset(values);
			toast.done(t("saved"));
		},
	});
	const { isDirty } = form.formState;
	const kinds = Object.keys(saved) as (keyof NoticeSettings)[];

	return (
		<Form {...formProps}>
			<UnsavedChangesGuard when={isDirty && !pending} />
			<Card id="notifications" className="scroll-mt-20">
				<CardHeader>
					<div>
						<CardTitle>{t("title")}</CardTitle>
						<p className="text-small text-muted">{t("text")}</p>
					</div>
				</CardHeader>
				<div className="divide-y divide-line">
					{kinds.map((kind) => (
						<Field
							key={kind}
							label={t(`kinds.${kind}`)}
							className="px-5 py-3.5 sm:flex-row sm:items-center sm:justify-between sm:gap-6 [&>span]:sm:w-64 [&>span]:sm:shrink-0"
						>
							<Select {...form.register(kind)}>
								{DELIVERIES.map((delivery) => (
									<option key={delivery} value={delivery}>
										{t(`deliveries.${delivery}`)}
									</option>
								))}
							</Select>
						</Field>
					))}
				</div>
				<p className="border-t border-line px-5 py-3.5 text-small text-muted">{t("always")}</p>
				<FormProblem problem={problem} className="mx-5 mb-5 sm:mx-6" />
				<CardFooter>
					<p role="status" className="text-small text-muted">
						{isDirty ? word("unsaved") : t("allSaved")}
					</p>
					<Button type="submit" pending={pending}>
						{t("save")}
					</Button>
				</CardFooter>
			</Card>
		</Form>
	);
}
