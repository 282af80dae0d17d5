"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { AddEntriesInput } from "@/lib/share-groups/schema.ts";
import { CarefulDialog } from "../../../_components/careful-dialog.tsx";
import type { GroupOfMessage } from "../email-message/email-message-window.tsx";
import { AddEntriesForm } from "./add-entries-form.tsx";

export interface AddEntriesProps {
	group: GroupOfMessage;
	list: AddEntriesInput["list"];
	/** Whether the group has no credits yet, so that adding sends no mail. */
	mailsNobody?: boolean;
}

export default function AddEntriesWindow({ open, onOpenChange, ...entries }: WindowProps & AddEntriesProps) {
	const t = useTranslations(`shareGroupWindows.add.${entries.list}`);
	const [hasChanges, setChanges] = useState(false);
	return (
		<CarefulDialog open={open} onOpenChange={onOpenChange} hasChanges={hasChanges}>
			<DialogContent title={t("title")} description={t("text")} size={entries.list === "members" ? "wide" : "default"}>
				<AddEntriesForm {...entries} onChange={setChanges} onDone={() => onOpenChange(false)} />
			</DialogContent>
		</CarefulDialog>
	);
}
