"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { DialogBody, DialogFooter } from "@/components/ui/windows/dialog.tsx";

/** The secret of a new key, to be copied: it is never shown again. */
export function NewSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
	const t = useTranslations("apiKeys.secret");
	const [isCopied, setCopied] = useState(false);
	// A browser may forbid it: the field can still be selected.
	const copy = () =>
		navigator.clipboard.writeText(secret).then(
			() => setCopied(true),
			() => setCopied(false),
		);
	return (
		<>
			<DialogBody>
				<Field label={t("label")} help={t("help")}>
					<Input
						readOnly
						value={secret}
						spellCheck={false}
						autoComplete="off"
						className="num"
						onFocus={({ target }) => target.select()}
					/>
				</Field>
				<p aria-live="polite" className="sr-only">
					{isCopied ? t("copied") : ""}
				</p>
			</DialogBody>
			<DialogFooter>
				<Button variant="outline" onClick={copy}>
					{isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
					{t(isCopied ? "copied" : "copy")}
				</Button>
				<Button onClick={onClose}>{t("done")}</Button>
			</DialogFooter>
		</>
	);
}
