"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { renameServiceUserAction } from "../../actions.ts";

export interface ChangeNameWindowProps {
	user: { id: string; name: string };
}

export default function ChangeNameWindow({ user, open, onOpenChange }: ChangeNameWindowProps & WindowProps) {
	const t = useTranslations("serviceUsers");
	const word = useTranslations("words");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { name: user.name },
		check: ({ name }) => (name.trim() === "" ? { name: t("create.nameMissing") } : null),
		action: renameServiceUserAction,
		input: ({ name }) => ({ userId: user.id, name }),
		onDone: (_, { name }) => {
			toast.done(t("saved", { name: name.trim() }));
			onOpenChange(false);
		},
	});
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("renameTitle", { name: user.name })} description={t("renameText")}>
				<form noValidate {...formProps}>
					<DialogBody>
						<FormProblem problem={problem} />
						<Field label={word("name")} help={t("nameHelp")} error={errorOf("name")} required>
							<Input {...form.register("name")} autoComplete="off" />
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
