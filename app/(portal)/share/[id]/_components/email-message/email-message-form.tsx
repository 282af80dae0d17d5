"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { DialogBody, DialogCancel, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import { EMAIL_MESSAGE_LENGTH } from "@/lib/share-groups/bounds.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { changeShareGroupAction, previewWelcomeMailAction } from "../../actions.ts";

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
	const [preview, setPreview] = useState<{ subject: string; text: string } | null>(null);
	const previewing = useSend();
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { emailMessage: group.emailMessage },
		action: changeShareGroupAction,
		input: ({ emailMessage }) => ({ shareGroupId, version, emailMessage }),
		onDone: () => {
			toast.done(t("saved"));
			onDone();
		},
	});
	const show = () =>
		previewing.send({
			action: previewWelcomeMailAction,
			input: () => ({ shareGroupId, emailMessage: form.getValues("emailMessage") }),
			onDone: setPreview,
		});
	const type = ({ target }: ChangeEvent<HTMLTextAreaElement>) => {
		onChange(target.value !== group.emailMessage);
		setPreview(null);
		previewing.forget();
	};

	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem ?? previewing.problem} />
				<Field
					label={t("label")}
					help={t("help", { most: EMAIL_MESSAGE_LENGTH })}
					error={errorOf("emailMessage") ?? previewing.problem?.fieldErrors?.emailMessage}
				>
					<Textarea {...form.register("emailMessage", { onChange: type })} rows={5} maxLength={EMAIL_MESSAGE_LENGTH} />
				</Field>
				<Button variant="outline" size="sm" pending={previewing.pending} onClick={show}>
					{t("preview")}
				</Button>
				{preview ? (
					<section aria-label={t("previewLabel")} className="rounded-lg border border-line" role="status">
						<p className="border-line border-b px-4 py-3 font-semibold text-sm">{preview.subject}</p>
						<p className="whitespace-pre-line px-4 py-3 text-sm">{preview.text}</p>
					</section>
				) : null}
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
