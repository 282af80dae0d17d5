"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Button, buttonVariants } from "@/components/ui/button.tsx";
import { cn } from "@/components/ui/class-names.ts";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Textarea } from "@/components/ui/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { AddedEntries } from "@/lib/share-groups/add-entries.ts";
import { MAX_ENTRIES_TEXT } from "@/lib/share-groups/bounds.ts";
import type { CheckedEntry } from "@/lib/share-groups/check-entries.ts";
import type { AddEntriesInput } from "@/lib/share-groups/schema.ts";
import type { NotWelcomed } from "@/lib/share-groups/welcome-mails.ts";
import { useSend } from "../../_components/use-send.ts";
import { addEntriesAction, checkNewEntriesAction } from "../actions.ts";
import { EntryRows } from "./entry-rows.tsx";

interface AddEntriesFormProps {
	shareGroupId: string;
	list: AddEntriesInput["list"];
	mailsNobody?: boolean;
	/** Whether something is written that was not added yet. */
	onChange: (hasChanges: boolean) => void;
	onDone: () => void;
}

/** What was typed, what would become of it, and what has. */
function useNewEntries({ shareGroupId, list, onChange, onDone }: AddEntriesFormProps) {
	const t = useTranslations(`shareGroup.add`);
	const { send, forget, ...sending } = useSend();
	const [text, setText] = useState("");
	const [checked, setChecked] = useState<readonly CheckedEntry[] | null>(null);
	const [added, setAdded] = useState<AddedEntries | null>(null);
	const field = useRef<HTMLTextAreaElement>(null);
	const input = { shareGroupId, list, text };
	const good = checked?.filter(({ problem }) => problem === null).length ?? 0;

	const type = (value: string) => {
		setText(value);
		onChange(value.trim() !== "");
		setChecked(null);
		forget();
	};
	async function readFile({ target }: ChangeEvent<HTMLInputElement>) {
		const file = target.files?.item(0);
		target.value = "";
		if (file) type(await file.slice(0, MAX_ENTRIES_TEXT + 1).text());
		field.current?.focus();
	}
	async function submit(event: FormEvent) {
		event.preventDefault();
		const isSure = checked !== null && good > 0;
		const isDone = isSure ? await send((ask) => ask(addEntriesAction, input), finish) : await check();
		if (!isDone) field.current?.focus();
	}
	/** Where every line is good there is nothing to look at first: they are added at once. */
	async function check() {
		let rows: readonly CheckedEntry[] = [];
		const isDone = await send(
			(ask) => ask(checkNewEntriesAction, input),
			(value) => {
				rows = value.rows;
			},
		);
		if (!isDone) return isDone;
		if (rows.some(({ problem }) => problem !== null)) {
			setChecked(rows);
			return true;
		}
		return send((ask) => ask(addEntriesAction, input), finish);
	}
	function finish(value: AddedEntries) {
		const { added: count, mails, rows } = value;
		const isSilent =
			rows.every(({ problem }) => problem === null) && mails.notSent.every(({ why }) => why === "yourself");
		onChange(false);
		if (!isSilent) return setAdded(value);
		toast.done(t(`${list}.done`, { count, mails: mails.sent.length }));
		onDone();
	}

	return { field, text, type, readFile, submit, checked, good, added, ...sending };
}

/** Typed, pasted or read from a file; what is wrong with a line is said before anything is added. */
export function AddEntriesForm(props: AddEntriesFormProps) {
	const { list, mailsNobody } = props;
	const t = useTranslations(`shareGroup.add`);
	const { field, text, type, readFile, submit, checked, good, added, message, errorOf, pending } = useNewEntries(props);
	if (added) return <Report list={list} added={added} />;
	return (
		<form noValidate onSubmit={submit}>
			<DialogBody>
				{message ? (
					<Banner tone="bad" role="alert">
						{message}
					</Banner>
				) : null}
				{mailsNobody ? <Banner>{t("mailsNobody")}</Banner> : null}
				<Field label={t(`${list}.label`)} help={t(`${list}.help`)} error={errorOf("text")} required>
					<Textarea
						ref={field}
						rows={5}
						value={text}
						maxLength={MAX_ENTRIES_TEXT}
						autoCapitalize="none"
						spellCheck={false}
						onChange={({ target }) => type(target.value)}
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
			<DialogFooter note={checked ? t(`${list}.dryRun`, { good, bad: checked.length - good }) : null}>
				<DialogClose asChild>
					<Button variant="outline">{t("cancel")}</Button>
				</DialogClose>
				<Button type="submit" pending={pending}>
					{checked && good > 0 ? t(`${list}.submitGood`, { count: good }) : t(`${list}.submit`)}
				</Button>
			</DialogFooter>
		</form>
	);
}

/** What was added or blocked, whom no mail went to and why. */
function Report({ list, added }: Pick<AddEntriesFormProps, "list"> & { added: AddedEntries }) {
	const t = useTranslations("shareGroup.add");
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
					<Button>{t("close")}</Button>
				</DialogClose>
			</DialogFooter>
		</>
	);
}
