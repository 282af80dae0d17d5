"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { changeAlertAction } from "./actions.ts";
import { AlertFields } from "./alert-fields.tsx";
import { type ShownAlert, termsOf } from "./alert-values.ts";
import { useAlertForm } from "./use-alert-form.ts";

export interface ChangedAlert {
	alert: ShownAlert;
	/** The credit type inside a sentence. */
	type: string;
}

export default function ChangeAlertWindow({ open, onOpenChange, ...changed }: ChangedAlert & WindowProps) {
	const t = useTranslations("alerts");
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("changeTitle")} description={t("windowText")}>
				<ChangeForm {...changed} onDone={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

function ChangeForm({ alert, type, onDone }: ChangedAlert & { onDone: () => void }) {
	const { alertId, creditTypeId, credits, receivers } = alert;
	const { forget: _, ...form } = useAlertForm({
		defaultValues: { creditTypeId, credits: credits.toString(), receivers: receivers.join("\n") },
		action: changeAlertAction,
		input: (values) => ({ alertId, ...termsOf(values) }),
		onDone,
	});
	return <AlertFields {...form} type={type} />;
}
