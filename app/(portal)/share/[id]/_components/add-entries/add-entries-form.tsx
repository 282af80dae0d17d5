"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { inTurn } from "@/components/forms/in-turn.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button, buttonVariants } from "@/components/ui/button.tsx";
import { cn } from "@/components/ui/class-names.ts";
import { Field } from "@/components/ui/fields/field.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { DialogBody, DialogCancel, DialogClose, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import { MAX_ENTRIES_TEXT } from "@/lib/share-groups/bounds.ts";
import type { AddedEntries } from "@/lib/share-groups/people/add-entries.ts";
import type { CheckedEntry } from "@/lib/share-groups/people/check-entries.ts";
import type { AddEntriesInput } from "@/lib/share-groups/schema.ts";
import type { NotWelcomed } from "@/lib/share-groups/welcome/welcome-mails.ts";
import { addEntriesAction, checkNewEntriesAction } from "../../actions.ts";
import { EntryRows } from "./entry-rows.tsx";

interface AddEntriesFormProps {
	shareGroupId: string;
	list: AddEntriesInput["list"];
	mailsNobody?: boolean;
	/** Whether there is text that was not added yet. */
	onChange: (hasChanges: boolean) => void;
	onDone: () => void;
}

interface Checked {
	readonly rows: readonly CheckedEntry[];
}

const areAllGood = ({ rows }: Checked) => rows.every(({ problem }) => problem === null);

/** If every line is good there is nothing to review: they are added at once. */
const checkAndAdd = inTurn(checkNewEntriesAction, areAllGood, addEntriesAction);

/** What was typed, what adding it would do, and what it did. */
function useNewEntries({ shareGroupId, list, onChange, onDone }: AddEntriesFormProps) {
	const t = useTranslations("shareGroup.add");
	const [checked, setChecked] = useState<Checked["rows"] | null>(null);
	const [added, setAdded] = useState<AddedEntries | null>(null);
	const good = checked?.filter(({ problem }) => problem === null).length ?? 0;
	const { form, forget, ...sending } = useSendForm<
		Pick<AddEntriesInput, "text">,
		AddEntriesInput,
		Checked | AddedEntries
	>({
		defaultValues: { text: "" },
		action: good > 0 ? addEntriesAction : checkAndAdd,
		input: ({ text }) => ({ shareGroupId, list, text }),
		onDone: (value) => ("added" in value ? finish(value) : setChecked(value.rows)),
	});

	function type(text: string) {
		onChange(text.trim() !== "");
		setChecked(null);
		form.clearErrors();
		forget();
	}
	async function readFile({ target }: ChangeEvent<HTMLInputElement>) {
		const file = target.files?.item(0);
		target.value = "";
		if (file) {
			const text = await file.slice(0, MAX_ENTRIES_TEXT + 1).text();
			form.setValue("text", text);
			type(text);
		}
		form.setFocus("text");
	}
	function finish(value: AddedEntries) {
		const { added: count, mails } = value;
		onChange(false);
		if (!areAllGood(value) || mails.notSent.some(({ why }) => why !== "yourself")) return setAdded(value);
		toast.done(t(`${list}.done`, { count, mails: mails.sent.length }));
		onDone();
	}

	return { form, type, readFile, checked, good, added, ...sending };
}

/** Typed, pasted or read from a file; what is wrong with a line is said before anything is added. */
export function AddEntriesForm(props: AddEntriesFormProps) {
	const { list, mailsNobody } = props;
	const t = useTranslations("shareGroup.add");
	const { form, formProps, errorOf, problem, pending, type, readFile, checked, good, added } = useNewEntries(props);
	const counts = { good, bad: (checked?.length ?? 0) - good };
	if (added) return <Report list={list} added={added} />;
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				{mailsNobody ? <Banner>{t("mailsNobody")}</Banner> : null}
				<Field label={t(`${list}.label`)} help={t(`${list}.help`)} error={errorOf("text")} required>
					<Textarea
						{...form.register("text", { onChange: ({ target }) => type(target.value) })}
						rows={5}
						maxLength={MAX_ENTRIES_TEXT}
						autoCapitalize="none"
						spellCheck={false}
					/>
				</Field>
				<label
					className={cn(
						buttonVariants({ variant: "outline", size: "sm" }),
						"cursor-pointer has-focus-visible:outline-2",
					)}
				>
					<FileUp aria-hidden />
					{t("file")}
					<input type="file" accept=".csv,.txt,text/csv,text/plain" className="sr-only" onChange={readFile} />
				</label>
				{checked ? <EntryRows list={list} rows={checked} /> : null}
			</DialogBody>
			<DialogFooter note={checked ? t(`${list}.dryRun`, counts) : null}>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{checked && good > 0 ? t(`${list}.submitGood`, counts) : t(`${list}.submit`)}
				</Button>
			</DialogFooter>
		</form>
	);
}

/** What was added or blocked, and who got no mail and why. */
function Report({ list, added }: Pick<AddEntriesFormProps, "list"> & { added: AddedEntries }) {
	const t = useTranslations("shareGroup.add");
	const word = useTranslations("words");
	const reasons = new Map<Exclude<NotWelcomed, "yourself">, string[]>();
	for (const { value, why } of added.mails.notSent) {
		if (why !== "yourself") reasons.set(why, [...(reasons.get(why) ?? []), value]);
	}
	const left = added.rows.filter(({ problem }) => problem !== null);
	return (
		<>
			<DialogBody>
				<p role="status" className="text-sm">
					{t(`${list}.report`, { count: added.added, mails: added.mails.sent.length })}
				</p>
				{[...reasons].map(([why, values]) => (
					<Banner key={why} tone="warn" title={t("notMailed", { count: values.length })}>
						{t(`notMailedWhy.${why}`, { address: values[0] ?? "" })}
					</Banner>
				))}
				{left.length > 0 ? <EntryRows list={list} rows={left} /> : null}
			</DialogBody>
			<DialogFooter>
				<DialogClose asChild>
					<Button>{word("close")}</Button>
				</DialogClose>
			</DialogFooter>
		</>
	);
}
