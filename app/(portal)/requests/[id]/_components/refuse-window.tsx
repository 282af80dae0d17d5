"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { refuseRequestAction } from "../../actions.ts";

export interface RefuseProps {
	requestId: string;
	/** Of the person who asks. */
	name: string;
}

/** A no, with the reason that the person reads. */
export default function RefuseWindow({ requestId, name, open, onOpenChange }: RefuseProps & WindowProps) {
	const t = useTranslations("requests.answer.refuse");
	const word = useTranslations("words");
	const router = useRouter();
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { reason: "" },
		action: refuseRequestAction,
		input: ({ reason }) => ({ requestId, reason }),
		onDone: ({ isClosed }) => {
			toast.done(t("done", { isClosed: isClosed ? "yes" : "no" }));
			onOpenChange(false);
		},
		onRefused: ({ fieldErrors }) => {
			if (!fieldErrors) router.refresh();
		},
	});
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("title", { name })} description={t("text")}>
				<form noValidate {...formProps}>
					<DialogBody>
						<FormProblem problem={problem} />
						<Field label={word("reason")} help={t("help", { name })} error={errorOf("reason")} required>
							<Textarea {...form.register("reason")} rows={2} />
						</Field>
					</DialogBody>
					<DialogFooter>
						<DialogCancel />
						<Button type="submit" pending={pending}>
							{t("open")}
						</Button>
					</DialogFooter>
				</form>
			</DialogContent>
		</Dialog>
	);
}
