"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog.tsx";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { EmailMessageForm } from "./email-message-form.tsx";

/** The creator's own words in the welcome mail, with what the mail would say. */
export function EmailMessage({ group }: { group: Pick<ManagedGroup, "id" | "version" | "emailMessage"> }) {
	const t = useTranslations("shareGroup.message");
	const [open, setOpen] = useState(false);
	return (
		<Dialog open={open} onOpenChange={setOpen}>
			<DialogTrigger asChild>
				<Button variant="link">{t("button")}</Button>
			</DialogTrigger>
			<DialogContent title={t("title")} description={t("text")} size="wide">
				<EmailMessageForm group={group} onDone={() => setOpen(false)} />
			</DialogContent>
		</Dialog>
	);
}
