"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog, DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { CreateKeyForm, type CreateKeyProps } from "./create-key-form.tsx";
import { NewSecret } from "./new-secret.tsx";

/** First what the key may do, then its secret, once: only the button under it closes the window then. */
export default function CreateKeyWindow({ open, onOpenChange, ...asked }: CreateKeyProps & WindowProps) {
	const t = useTranslations("apiKeys");
	const [secret, setSecret] = useState<string | null>(null);
	const close = () => {
		setSecret(null);
		onOpenChange(false);
	};
	return (
		<Dialog open={open} onOpenChange={secret === null ? onOpenChange : () => undefined}>
			{secret === null ? (
				<DialogContent title={t("create.title")} description={t(`create.text.${asked.kind}`)} size="wide">
					<CreateKeyForm {...asked} onCreated={setSecret} />
				</DialogContent>
			) : (
				<DialogContent title={t("secret.title")} description={t("secret.text")}>
					<NewSecret secret={secret} onClose={close} />
				</DialogContent>
			)}
		</Dialog>
	);
}
