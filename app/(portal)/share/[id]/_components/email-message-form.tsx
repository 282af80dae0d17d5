"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Textarea } from "@/components/ui/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { EMAIL_MESSAGE_LENGTH } from "@/lib/share-groups/bounds.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { useSend } from "../../_components/use-send.ts";
import { changeShareGroupAction, previewWelcomeMailAction } from "../actions.ts";

interface EmailMessageFormProps {
	group: Pick<ManagedGroup, "id" | "version" | "emailMessage">;
	/** Whether what is written differs from what is stored. */
	onChange: (hasChanges: boolean) => void;
	onDone: () => void;
}

export function EmailMessageForm({ group, onChange, onDone }: EmailMessageFormProps) {
	const t = useTranslations("shareGroup.message");
	const { id: shareGroupId, version } = group;
	const saving = useSend();
	const previewing = useSend();
	const [emailMessage, setMessage] = useState(group.emailMessage);
	const [preview, setPreview] = useState<{ subject: string; text: string } | null>(null);
	const field = useRef<HTMLTextAreaElement>(null);

	async function submit(event: FormEvent) {
		event.preventDefault();
		const isDone = await saving.send(
			(ask) => ask(changeShareGroupAction, { shareGroupId, version, emailMessage }),
			() => {
				toast.done(t("saved"));
				onDone();
			},
		);
		if (!isDone) field.current?.focus();
	}
	const show = () =>
		previewing.send((ask) => ask(previewWelcomeMailAction, { shareGroupId, emailMessage }), setPreview);
	const message = saving.message ?? previewing.message;

	return (
		<form noValidate onSubmit={submit}>
			<DialogBody>
				{message ? (
					<Banner tone="bad" role="alert">
						{message}
					</Banner>
				) : null}
				<Field
					label={t("label")}
					help={t("help", { most: EMAIL_MESSAGE_LENGTH })}
					error={saving.errorOf("emailMessage") ?? previewing.errorOf("emailMessage")}
				>
					<Textarea
						ref={field}
						rows={5}
						maxLength={EMAIL_MESSAGE_LENGTH}
						value={emailMessage}
						onChange={({ target }) => {
							setMessage(target.value);
							onChange(target.value !== group.emailMessage);
							setPreview(null);
						}}
					/>
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
				<DialogClose asChild>
					<Button variant="outline">{t("cancel")}</Button>
				</DialogClose>
				<Button type="submit" pending={saving.pending}>
					{t("save")}
				</Button>
			</DialogFooter>
		</form>
	);
}
