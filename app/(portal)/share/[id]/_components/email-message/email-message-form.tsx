"use client";

import { useTranslations } from "next-intl";
import type { ChangeEvent } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { DialogBody, DialogCancel, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import { EMAIL_MESSAGE_LENGTH } from "@/lib/share-groups/bounds.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { changeShareGroupAction } from "../../actions.ts";
import { useWelcomePreview, WelcomePreview } from "./welcome-preview.tsx";

interface EmailMessageFormProps {
	group: Pick<ManagedGroup, "id" | "version" | "emailMessage">;
	/** Whether what is written differs from what is stored. */
	onChange: (hasChanges: boolean) => void;
	onDone: () => void;
}

export function EmailMessageForm({ group, onChange, onDone }: EmailMessageFormProps) {
	const t = useTranslations("shareGroup.message");
	const word = useTranslations("words");
	const { id: shareGroupId, version } = group;
	const preview = useWelcomePreview(shareGroupId);
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { emailMessage: group.emailMessage },
		action: changeShareGroupAction,
		input: ({ emailMessage }) => ({ shareGroupId, version, emailMessage }),
		onDone: () => {
			toast.done(t("saved"));
			onDone();
		},
	});
	const type = ({ target }: ChangeEvent<HTMLTextAreaElement>) => {
		onChange(target.value !== group.emailMessage);
		preview.forget();
	};

	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem ?? preview.problem} />
				<Field
					label={t("label")}
					help={t("help", { most: EMAIL_MESSAGE_LENGTH })}
					error={errorOf("emailMessage") ?? preview.problem?.fieldErrors?.emailMessage}
				>
					<Textarea {...form.register("emailMessage", { onChange: type })} rows={5} />
				</Field>
				<WelcomePreview preview={preview} onShow={() => preview.show(form.getValues("emailMessage"))} />
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{word("save")}
				</Button>
			</DialogFooter>
		</form>
	);
}
