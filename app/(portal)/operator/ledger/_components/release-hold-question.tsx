"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "@/components/ui/windows/alert-dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { releaseOpenHoldAction } from "../actions.ts";

export interface HoldToRelease {
	/** `pools`: where its credits are, in words. */
	hold: { id: string; userName: string; item: string; credits: bigint; type: string; pools: string };
}

/** Says what a release does, and asks for the reason. */
export default function ReleaseHoldQuestion({ hold, open, onOpenChange }: HoldToRelease & WindowProps) {
	const t = useTranslations("spending.release");
	const word = useTranslations("words");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { reason: "" },
		action: releaseOpenHoldAction,
		input: ({ reason }) => ({ holdId: hold.id, reason }),
		onDone: ({ released }) => {
			toast.done(t("done", { credits: toJsonCredits(released), name: hold.userName }));
			onOpenChange(false);
		},
	});
	return (
		<AlertDialog open={open} onOpenChange={onOpenChange}>
			<AlertDialogContent
				title={t("title", { item: hold.item })}
				description={t("text", {
					credits: toJsonCredits(hold.credits),
					type: hold.type,
					pools: hold.pools,
					name: hold.userName,
				})}
			>
				<form noValidate {...formProps} className="space-y-5">
					<Field label={word("reason")} help={t("reasonHelp")} error={errorOf("reason")} required>
						<Textarea {...form.register("reason")} rows={2} />
					</Field>
					<FormProblem problem={problem} />
					<AlertDialogFooter>
						<AlertDialogCancel />
						<Button type="submit" variant="destroy" pending={pending}>
							{t("submit")}
						</Button>
					</AlertDialogFooter>
				</form>
			</AlertDialogContent>
		</AlertDialog>
	);
}
