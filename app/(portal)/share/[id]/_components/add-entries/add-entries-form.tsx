"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button, buttonVariants } from "@/components/ui/button.tsx";
import { cn } from "@/components/ui/class-names.ts";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { DialogBody, DialogCancel, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import { EMAIL_MESSAGE_LENGTH } from "@/lib/share-groups/bounds.ts";
import { useWelcomePreview, WelcomePreview } from "../email-message/welcome-preview.tsx";
import { AddedReport } from "./added-report.tsx";
import { EntryRows } from "./entry-rows.tsx";
import { countGood, type NewEntriesProps, useNewEntries } from "./use-new-entries.ts";

interface AddEntriesFormProps extends NewEntriesProps {
	mailsNobody?: boolean;
}

/**
 * Typed, pasted or read from a file; what is wrong with a line is said before anything is added. Those added by address
 * are told by mail unless the tick is cleared, with the Email Message that can be written here.
 */
export function AddEntriesForm(props: AddEntriesFormProps) {
	const { list, mailsNobody } = props;
	const t = useTranslations("shareGroupWindows.add");
	const entries = useNewEntries(props);
	const { form, formProps, errorOf, problem, pending, type, readFile, checked, added, isTold } = entries;
	const counts = { good: entries.good, bad: (checked?.rows.length ?? 0) - entries.good };
	if (added) return <AddedReport list={list} added={added} />;
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				{mailsNobody && isTold ? <Banner>{t("mailsNobody")}</Banner> : null}
				<div className="space-y-2">
					<Field label={t(`${list}.label`)} help={t(`${list}.help`)} error={errorOf("text")} required>
						<Textarea
							{...form.register("text", { onChange: type })}
							rows={4}
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
				</div>
				{checked ? <EntryRows list={list} rows={checked.rows} /> : null}
				{list === "members" ? <TellFields entries={entries} shareGroupId={props.group.id} /> : null}
			</DialogBody>
			<DialogFooter note={checked ? t(`${list}.dryRun`, counts) : null}>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					<SubmitLabel entries={entries} list={list} />
				</Button>
			</DialogFooter>
		</form>
	);
}

type Entries = ReturnType<typeof useNewEntries>;

/** The tick for the mail, and what the mail says. */
function TellFields({ entries, shareGroupId }: { entries: Entries; shareGroupId: string }) {
	const { form, errorOf, tellChange, isTold } = entries;
	const t = useTranslations("shareGroupWindows.add.tell");
	const message = useTranslations("shareGroup.message");
	const preview = useWelcomePreview(shareGroupId);
	const write = () => {
		tellChange();
		preview.forget();
	};
	return (
		<div className="space-y-3 border-line border-t pt-5">
			<Checkbox {...form.register("isTold")} label={t("label")} help={t(isTold ? "help" : "nobody")} />
			{isTold ? (
				<>
					<FormProblem problem={preview.problem} />
					<Field
						label={message("label")}
						help={t("message", { most: EMAIL_MESSAGE_LENGTH })}
						error={errorOf("message.emailMessage") ?? preview.problem?.fieldErrors?.emailMessage}
						optional
					>
						<Textarea {...form.register("message.emailMessage", { onChange: write })} rows={3} />
					</Field>
					<WelcomePreview preview={preview} onShow={() => preview.show(form.getValues("message.emailMessage"))} />
				</>
			) : null}
		</div>
	);
}

/** How many it adds and tells, as soon as that is known. */
function SubmitLabel({ entries: { sure, isTold }, list }: { entries: Entries; list: NewEntriesProps["list"] }) {
	const t = useTranslations("shareGroupWindows.add");
	const good = countGood(sure);
	if (!sure || good === 0) return t(`${list}.submit`);
	const counts = { good, bad: sure.rows.length - good, mails: sure.mails };
	if (list === "blocklist" || !isTold || sure.mails === 0) return t(`${list}.submitGood`, counts);
	return t(sure.mails === good ? "members.submitTelling" : "members.submitTellingSome", counts);
}
