import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { inTurn } from "@/components/forms/in-turn.ts";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { toast } from "@/components/ui/toaster.tsx";
import { MAX_ENTRIES_TEXT } from "@/lib/share-groups/bounds.ts";
import type { AddedEntries } from "@/lib/share-groups/people/add-entries.ts";
import type { CheckedEntry } from "@/lib/share-groups/people/check-entries.ts";
import type { AddEntriesInput } from "@/lib/share-groups/schema.ts";
import { addEntriesAction, checkNewEntriesAction } from "../../actions.ts";
import type { GroupOfMessage } from "../email-message/email-message-window.tsx";

const TYPING_PAUSE_MS = 400;

export interface NewEntriesProps {
	group: GroupOfMessage;
	list: AddEntriesInput["list"];
	/** Whether there is text that was not added yet. */
	onChange: (hasChanges: boolean) => void;
	onDone: () => void;
}

/** What adding the text would do; `mails`: how many would be told. */
interface Checked {
	readonly rows: readonly CheckedEntry[];
	readonly mails: number;
}

interface Values {
	text: string;
	isTold: boolean;
	message: { emailMessage: string };
}

const areAllGood = ({ rows }: Pick<Checked, "rows">) => rows.every(({ problem }) => problem === null);

/** If every line is good there is nothing to review: they are added at once. */
const checkAndAdd = inTurn(checkNewEntriesAction, areAllGood, addEntriesAction);

/** What was typed, what adding it would do, and what it did. */
export function useNewEntries({ group, list, onChange, onDone }: NewEntriesProps) {
	const t = useTranslations("shareGroupWindows.add");
	const [checked, setChecked] = useState<Checked | null>(null);
	const [added, setAdded] = useState<AddedEntries | null>(null);
	const good = countGood(checked);
	const { form, forget, ...sending } = useSendForm<Values, AddEntriesInput, Checked | AddedEntries>({
		defaultValues: { text: "", isTold: true, message: { emailMessage: group.emailMessage } },
		action: good > 0 ? addEntriesAction : checkAndAdd,
		input: (values) => inputOf(values, { group, list }),
		onDone: (value) => ("added" in value ? finish(value) : setChecked(value)),
	});
	const { text: typed, isTold } = form.watch();
	const asked = list === "members" && typed.trim() !== "" ? { shareGroupId: group.id, list, text: typed } : null;
	const { answer } = useLookUp(checkNewEntriesAction, checked ? null : asked, { pauseMs: TYPING_PAUSE_MS });
	/** What the button does at once; null where that isn't known, or lines have to be reviewed first. */
	const sure = checked ?? (answer?.ok && areAllGood(answer.value) ? answer.value : null);

	function type() {
		tellChange();
		setChecked(null);
		form.clearErrors();
		forget();
	}
	function tellChange() {
		const { text, message } = form.getValues();
		onChange(text.trim() !== "" || message.emailMessage !== group.emailMessage);
	}
	async function readFile({ target }: ChangeEvent<HTMLInputElement>) {
		const file = target.files?.item(0);
		target.value = "";
		if (file) {
			const text = await file.slice(0, MAX_ENTRIES_TEXT + 1).text();
			form.setValue("text", text);
			type();
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

	return { form, type, tellChange, readFile, checked, sure, good, added, isTold, ...sending };
}

export function countGood(checked: Pick<Checked, "rows"> | null): number {
	return checked?.rows.filter(({ problem }) => problem === null).length ?? 0;
}

/** Nothing but the entries for the blocklist; the Email Message where it goes out and was changed. */
function inputOf(
	{ text, isTold, message: { emailMessage } }: Values,
	{ group, list }: Pick<NewEntriesProps, "group" | "list">,
): AddEntriesInput {
	const entries = { shareGroupId: group.id, list, text };
	if (list === "blocklist") return entries;
	const isRewritten = isTold && emailMessage !== group.emailMessage;
	return { ...entries, isTold, ...(isRewritten && { message: { version: group.version, emailMessage } }) };
}
