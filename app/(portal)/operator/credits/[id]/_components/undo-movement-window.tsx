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
import type { HolderMovement, HolderWallet } from "@/lib/grants/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { BeforeAfter } from "../../../_components/grants/before-after.tsx";
import { undoMovementAction } from "../../actions.ts";

interface UndoProps {
	movement: HolderMovement;
	/** Of its type. */
	wallet: Pick<HolderWallet, "nameInText" | "available">;
	name: string;
}

/** Says which opposite movement is posted, asks why, and posts it; where too little is left of it, it says so. */
export default function UndoMovementWindow({ open, onOpenChange, ...props }: WindowProps & UndoProps) {
	const t = useTranslations("operatorCredits.undo");
	const { credits, unspent } = props.movement;
	const question =
		unspent < credits ? (
			<AlertDialogNotice title={t("title")} description={t("spent", { unspent: toJsonCredits(unspent) })} />
		) : (
			<UndoQuestion {...props} onUndone={() => onOpenChange(false)} />
		);
	return (
		<AlertDialog open={open} onOpenChange={onOpenChange}>
			{open ? question : null}
		</AlertDialog>
	);
}

function UndoQuestion({ movement, wallet, name, onUndone }: UndoProps & { onUndone: () => void }) {
	const t = useTranslations("operatorCredits");
	const word = useTranslations("words");
	const router = useRouter();
	const { accountId, version } = movement;
	const given = movement.credits > 0n;
	const credits = toJsonCredits(given ? movement.credits : -movement.credits);
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { reason: "" },
		action: undoMovementAction,
		input: ({ reason }) => ({ accountId, version, reason }),
		onDone: () => {
			toast.done(t("undo.done", { name }));
			onUndone();
		},
		onRefused: ({ fieldErrors }) => {
			if (!fieldErrors) router.refresh();
		},
	});
	return (
		<AlertDialogContent
			title={t("undo.title")}
			description={t(given ? "undo.takes" : "undo.gives", { credits, type: wallet.nameInText, name })}
		>
			<form noValidate {...formProps} className="space-y-5">
				<BeforeAfter before={wallet.available} change={-movement.credits} type={wallet.nameInText} name={name} />
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
