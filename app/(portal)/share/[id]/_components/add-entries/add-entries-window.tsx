"use client";

import { useTranslations } from "next-intl";
import { DialogContent, DialogTrigger } from "@/components/ui/windows/dialog.tsx";
import type { AddEntriesInput } from "@/lib/share-groups/schema.ts";
import { CarefulDialog, useCarefulDialog } from "../../../_components/careful-dialog.tsx";
import { AddEntriesButton } from "./add-entries-button.tsx";
import { AddEntriesForm } from "./add-entries-form.tsx";

export interface AddEntriesProps {
	shareGroupId: string;
	list: AddEntriesInput["list"];
	/** Whether the group has no credits yet, so that adding sends no mail. */
	mailsNobody?: boolean;
}

export default function AddEntriesWindow({ shareGroupId, list, mailsNobody }: AddEntriesProps) {
	const t = useTranslations(`shareGroup.add.${list}`);
	const { dialog, setChanges, close } = useCarefulDialog({ isOpen: true });
	return (
		<CarefulDialog {...dialog}>
			<DialogTrigger asChild>
				<AddEntriesButton list={list} />
			</DialogTrigger>
			<DialogContent title={t("title")} description={t("text")}>
				<AddEntriesForm
					shareGroupId={shareGroupId}
					list={list}
					mailsNobody={mailsNobody}
					onChange={setChanges}
					onDone={close}
				/>
			</DialogContent>
		</CarefulDialog>
	);
}
