"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { PersonChoice } from "../../_components/person-choice.tsx";
import { setResponsibleAction } from "../../actions.ts";

export interface ChangeResponsibleWindowProps {
	user: { id: string; name: string };
	responsible: { id: string; name: string };
}

export default function ChangeResponsibleWindow({
	user,
	responsible,
	open,
	onOpenChange,
}: ChangeResponsibleWindowProps & WindowProps) {
	const t = useTranslations("serviceUsers");
	const word = useTranslations("words");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { responsibleId: responsible.id },
		action: setResponsibleAction,
		input: ({ responsibleId }) => ({ userId: user.id, responsibleId }),
		onDone: () => {
			toast.done(t("saved", { name: user.name }));
			onOpenChange(false);
		},
	});
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("responsibleTitle", { name: user.name })}>
				<form noValidate {...formProps}>
					<DialogBody>
						<FormProblem problem={problem} />
						<Field label={t("responsible")} help={t("responsibleHelp")} error={errorOf("responsibleId")} required>
							<PersonChoice
								atFirst={[{ value: responsible.id, label: responsible.name }]}
								value={form.watch("responsibleId")}
								onChange={(value) => form.setValue("responsibleId", value)}
							/>
						</Field>
					</DialogBody>
					<DialogFooter>
						<DialogCancel />
						<Button type="submit" pending={pending}>
							{word("save")}
						</Button>
					</DialogFooter>
				</form>
			</DialogContent>
		</Dialog>
	);
}
