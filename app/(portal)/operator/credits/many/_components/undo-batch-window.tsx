"use client";

import { useRouter } from "next/navigation";
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
	AlertDialogNotice,
} from "@/components/ui/windows/alert-dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { undoBatchAction } from "../actions.ts";

interface UndoProps {
	batchId: string;
	/** Credits that would be taken back now. */
	unspent: number;
}

/** Says what undoing a batch takes back, asks why, and does it; where that is nothing, it says so. */
export default function UndoBatchWindow({ open, onOpenChange, ...props }: WindowProps & UndoProps) {
	const t = useTranslations("creditBatches.undo");
	const question =
		props.unspent === 0 ? (
			<AlertDialogNotice title={t("title")} description={t("nothing")} />
		) : (
			<UndoQuestion {...props} onUndone={() => onOpenChange(false)} />
		);
	return (
		<AlertDialog open={open} onOpenChange={onOpenChange}>
			{open ? question : null}
		</AlertDialog>
	);
}

function UndoQuestion({ batchId, unspent, onUndone }: UndoProps & { onUndone: () => void }) {
	const t = useTranslations("creditBatches");
	const word = useTranslations("words");
	const router = useRouter();
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { reason: "" },
		action: undoBatchAction,
		input: ({ reason }) => ({ batchId, reason }),
		onDone: ({ takenBack }) => {
			toast.done(t("undo.done", { takenBack: toJsonCredits(takenBack) }));
			onUndone();
		},
		onRefused: ({ fieldErrors }) => {
			if (!fieldErrors) router.refresh();
		},
	});
	return (
		<AlertDialogContent title={t("undo.title")} description={t("undo.text", { unspent })}>
			<form noValidate {...formProps} className="space-y-5">
				<Field label={word("reason")} help={t("reasonHelp")} error={errorOf("reason")} required>
					<Textarea {...form.register("reason")} rows={2} />
				</Field>
				<FormProblem problem={problem} />
				<AlertDialogFooter>
					<AlertDialogCancel />
					<Button type="submit" pending={pending}>
						{t("undo.open")}
					</Button>
				</AlertDialogFooter>
			</form>
		</AlertDialogContent>
	);
}
