"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { OfferedServiceUser } from "@/lib/share-groups/people/add-service-user.ts";
import { addServiceUserAction } from "../../actions.ts";

export interface AddServiceUserProps {
	shareGroupId: string;
	offered: readonly OfferedServiceUser[];
}

export default function AddServiceUserWindow({
	shareGroupId,
	offered,
	open,
	onOpenChange,
}: AddServiceUserProps & WindowProps) {
	const t = useTranslations("shareGroup.addServiceUser");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { serviceUserId: offered[0]?.id ?? "" },
		action: addServiceUserAction,
		input: ({ serviceUserId }) => ({ shareGroupId, serviceUserId }),
		onDone: ({ name }) => {
			toast.done(t("done", { name }));
			onOpenChange(false);
		},
	});
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("title")} description={t("text")}>
				<form noValidate {...formProps}>
					<DialogBody>
						<FormProblem problem={problem} />
						<Field label={t("label")} error={errorOf("serviceUserId")}>
							<Select {...form.register("serviceUserId")}>
								{offered.map(({ id, name }) => (
									<option key={id} value={id}>
										{name}
									</option>
								))}
							</Select>
						</Field>
					</DialogBody>
					<DialogFooter>
						<DialogCancel />
						<Button type="submit" pending={pending}>
							{t("submit")}
						</Button>
					</DialogFooter>
				</form>
			</DialogContent>
		</Dialog>
	);
}
