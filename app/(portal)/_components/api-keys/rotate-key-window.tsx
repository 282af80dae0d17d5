"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { rotateApiKeyAction } from "../../actions.ts";
import { type Expiry, ExpiryField, expiryOf } from "./expiry-field.tsx";
import { NewSecret } from "./new-secret.tsx";

interface RotateKeyProps {
	apiKey: { id: string; name: string };
}

/** Replaces a key by a new one with the same scopes, while the old one goes on for a while; then shows the new secret. */
export default function RotateKeyWindow({ apiKey, open, onOpenChange }: RotateKeyProps & WindowProps) {
	const t = useTranslations("apiKeys");
	const [secret, setSecret] = useState<string | null>(null);
	const close = () => {
		setSecret(null);
		onOpenChange(false);
	};
	return (
		<Dialog open={open} onOpenChange={secret === null ? onOpenChange : () => undefined}>
			{secret === null ? (
				<DialogContent title={t("rotate.title", { name: apiKey.name })} description={t("rotate.text")}>
					<RotateKeyForm apiKey={apiKey} onRotated={setSecret} />
				</DialogContent>
			) : (
				<DialogContent title={t("secret.title")} description={t("secret.text")}>
					<NewSecret secret={secret} onClose={close} />
				</DialogContent>
			)}
		</Dialog>
	);
}

/** In hours. */
const OVERLAPS = ["0", "1", "24", "168", "720"] as const;

interface Fields {
	overlap: (typeof OVERLAPS)[number];
	expiry: Expiry;
}

function RotateKeyForm({ apiKey, onRotated }: RotateKeyProps & { onRotated: (secret: string) => void }) {
	const t = useTranslations("apiKeys.rotate");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { overlap: "24", expiry: "90" } as Fields,
		action: rotateApiKeyAction,
		input: ({ overlap, expiry }) => ({
			apiKeyId: apiKey.id,
			overlapHours: Number(overlap),
			expiresAt: expiryOf(expiry),
		}),
		onDone: ({ secret }) => onRotated(secret),
	});
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field label={t("overlap")} help={t("overlapHelp")} error={errorOf("overlap")}>
					<Select {...form.register("overlap")}>
						{OVERLAPS.map((hours) => (
							<option key={hours} value={hours}>
								{t(`overlaps.${hours}`)}
							</option>
						))}
					</Select>
				</Field>
				<ExpiryField {...form.register("expiry")} error={errorOf("expiry")} />
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{t("submit")}
				</Button>
			</DialogFooter>
		</form>
	);
}
