"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { CarefulDialog } from "../../../_components/careful-dialog.tsx";
import { EmailMessageForm } from "./email-message-form.tsx";

export type GroupOfMessage = Pick<ManagedGroup, "id" | "version" | "emailMessage">;

export default function EmailMessageWindow({ group, ...opened }: WindowProps & { group: GroupOfMessage }) {
	const t = useTranslations("shareGroup.message");
	const [hasChanges, setChanges] = useState(false);
	return (
		<CarefulDialog {...opened} hasChanges={hasChanges}>
			<DialogContent title={t("title")} description={t("text")} size="wide">
				<EmailMessageForm group={group} onChange={setChanges} onDone={() => opened.onOpenChange(false)} />
			</DialogContent>
		</CarefulDialog>
	);
}
