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
import { pauseServiceUserAction } from "../../actions.ts";

export interface PauseWindowProps {
	user: { id: string; name: string };
}

/** Asks for the reason, which every refusal names from then on. */
export default function PauseWindow({ user, open, onOpenChange }: PauseWindowProps & WindowProps) {
	const t = useTranslations("serviceUsers.pause");
	const word = useTranslations("words");
	const { id: userId, name } = user;
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { reason: "" },
		action: pauseServiceUserAction,
		input: ({ reason }) => ({ userId, reason }),
		onDone: () => {
			toast.done(t("done", { name }));
			onOpenChange(false);
		},
	});
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("title", { name })} description={t("text", { name })}>
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
