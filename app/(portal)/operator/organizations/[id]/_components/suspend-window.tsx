"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { suspendOrganizationAction } from "../../actions.ts";

export interface SuspendWindowProps {
	organization: { id: string; name: string; people: number };
}

/** Says what stops and what goes on, asks why, and suspends the organization. */
export default function SuspendWindow({ organization, open, onOpenChange }: SuspendWindowProps & WindowProps) {
	const t = useTranslations("operatorOrganizations.suspend");
	const word = useTranslations("words");
	const { id: organizationId, name, people } = organization;
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { reason: "" },
		action: suspendOrganizationAction,
		input: ({ reason }) => ({ organizationId, reason }),
		onDone: () => {
			toast.done(t("done", { name }));
			onOpenChange(false);
		},
	});
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("title", { name })} description={t("text", { people })}>
				<form noValidate {...formProps}>
					<DialogBody>
						<FormProblem problem={problem} />
						<Field label={word("reason")} help={t("reasonHelp")} error={errorOf("reason")} required>
							<Textarea {...form.register("reason")} rows={2} />
						</Field>
					</DialogBody>
					<DialogFooter>
						<DialogCancel />
						<Button type="submit" variant="destroy" pending={pending}>
							{t("submit")}
						</Button>
					</DialogFooter>
				</form>
			</DialogContent>
		</Dialog>
	);
}
