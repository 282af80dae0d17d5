"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { DialogContent, DialogTrigger } from "@/components/ui/dialog.tsx";
import type { AddEntriesInput } from "@/lib/share-groups/schema.ts";
import { CarefulDialog, useCarefulDialog } from "../../_components/careful-dialog.tsx";
import { AddEntriesForm } from "./add-entries-form.tsx";

interface AddEntriesProps {
	shareGroupId: string;
	list: AddEntriesInput["list"];
	/** Whether the group has no credits yet, so that adding sends no mail. */
	mailsNobody?: boolean;
}

/** The button that adds people, or blocks some, and the window behind it. */
export function AddEntries({ shareGroupId, list, mailsNobody }: AddEntriesProps) {
	const t = useTranslations(`shareGroup.add.${list}`);
	const { dialog, setChanges, close } = useCarefulDialog();
	return (
		<CarefulDialog {...dialog}>
			<DialogTrigger asChild>
				{list === "members" ? (
					<Button variant="outline">
						<UserPlus aria-hidden />
						{t("button")}
					</Button>
				) : (
					<Button variant="link">{t("button")}</Button>
				)}
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
