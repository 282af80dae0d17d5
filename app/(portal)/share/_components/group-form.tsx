"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import type { Ask } from "@/components/forms/use-ask.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { ActionResult } from "@/lib/action.ts";
import { DESCRIPTION_LENGTH, NAME_LENGTH } from "@/lib/share-groups/bounds.ts";
import { useSend } from "./use-send.ts";

interface Details {
	name: string;
	description: string;
}

interface GroupFormProps<Value> {
	atFirst: Details;
	save: (details: Details, ask: Ask) => Promise<ActionResult<Value>>;
	onSaved: (value: Value, details: Details) => void;
}

/** A group's name and description, in a window. */
export function GroupForm<Value>({ atFirst, save, onSaved }: GroupFormProps<Value>) {
	const t = useTranslations("share");
	const form = useRef<HTMLFormElement>(null);
	const { send, pending, message, errorOf } = useSend();

	async function submit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const data = new FormData(event.currentTarget);
		const details = { name: String(data.get("name")), description: String(data.get("description")) };
		const isDone = await send(
			(ask) => save(details, ask),
			(value) => onSaved(value, { ...details, name: details.name.trim() }),
		);
		if (!isDone) queueMicrotask(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
	}

	return (
		<form ref={form} noValidate onSubmit={submit}>
			<DialogBody>
				{message ? (
					<Banner tone="bad" role="alert">
						{message}
					</Banner>
				) : null}
				<Field label={t("name")} error={errorOf("name")} required>
					<Input name="name" defaultValue={atFirst.name} maxLength={NAME_LENGTH} autoComplete="off" />
				</Field>
				<Field label={t("description")} error={errorOf("description")} optional>
					<Input
						name="description"
						defaultValue={atFirst.description}
						maxLength={DESCRIPTION_LENGTH}
						autoComplete="off"
					/>
				</Field>
			</DialogBody>
			<DialogFooter>
				<DialogClose asChild>
					<Button variant="outline">{t("cancel")}</Button>
				</DialogClose>
				<Button type="submit" pending={pending}>
					{t("update")}
				</Button>
			</DialogFooter>
		</form>
	);
}
