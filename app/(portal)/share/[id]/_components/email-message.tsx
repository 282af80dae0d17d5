"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { DialogContent, DialogTrigger } from "@/components/ui/windows/dialog.tsx";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { CarefulDialog, useCarefulDialog } from "../../_components/careful-dialog.tsx";
import { EmailMessageForm } from "./email-message-form.tsx";

/** The creator's own words in the welcome mail, with what the mail would say. */
export function EmailMessage({ group }: { group: Pick<ManagedGroup, "id" | "version" | "emailMessage"> }) {
	const t = useTranslations("shareGroup.message");
	const { dialog, setChanges, close } = useCarefulDialog();
	return (
		<CarefulDialog {...dialog}>
			<DialogTrigger asChild>
				<Button variant="link">{t("button")}</Button>
			</DialogTrigger>
			<DialogContent title={t("title")} description={t("text")} size="wide">
				<EmailMessageForm group={group} onChange={setChanges} onDone={close} />
			</DialogContent>
		</CarefulDialog>
	);
}
