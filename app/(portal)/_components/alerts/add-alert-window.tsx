"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/fields/field.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { Dialog, DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { addAlertAction } from "./actions.ts";
import { AlertFields } from "./alert-fields.tsx";
import { type AlertType, termsOf } from "./alert-values.ts";
import { useAlertForm } from "./use-alert-form.ts";

export interface AddedAlert {
	/** Null: on the reader's wallet. */
	shareGroupId: string | null;
	types: readonly AlertType[];
}

export default function AddAlertWindow({ open, onOpenChange, ...added }: AddedAlert & WindowProps) {
	const t = useTranslations("alerts");
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("addTitle")} description={t("windowText")}>
				<AddForm {...added} onDone={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

function AddForm({ shareGroupId, types, onDone }: AddedAlert & { onDone: () => void }) {
	const word = useTranslations("words");
	const { forget: _, ...form } = useAlertForm({
		defaultValues: { creditTypeId: types[0]?.creditTypeId ?? "", credits: "", receivers: "" },
		action: addAlertAction,
		input: (values) => {
			const { creditTypeId } = values;
			const kind = shareGroupId ? ({ kind: "share_group", shareGroupId } as const) : ({ kind: "wallet" } as const);
			return { pool: { ...kind, creditTypeId }, ...termsOf(values) };
		},
		onDone,
	});
	const type = types.find(({ creditTypeId }) => creditTypeId === form.form.watch("creditTypeId"));
	return (
		<AlertFields {...form} type={type?.nameInText ?? ""}>
			{types.length > 1 ? (
				<Field label={word("creditType")}>
					<Select {...form.form.register("creditTypeId")}>
						{types.map(({ creditTypeId, creditType }) => (
							<option key={creditTypeId} value={creditTypeId}>
								{creditType}
							</option>
						))}
					</Select>
				</Field>
			) : null}
		</AlertFields>
	);
}
