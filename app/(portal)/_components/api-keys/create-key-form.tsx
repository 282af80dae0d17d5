"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { RadioGroup, RadioItem } from "@/components/ui/fields/radio-group.tsx";
import { DialogBody, DialogCancel, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { ApiKeyKind, ApiScope } from "@/lib/api-keys/api-scopes.ts";
import { createApiKeyAction } from "../../actions.ts";
import { type Expiry, ExpiryField, expiryOf } from "./expiry-field.tsx";
import type { OfferedScope } from "./offered-scopes.ts";

export interface CreateKeyProps {
	kind: ApiKeyKind;
	/** The service user who acts by it; null for the other kinds. */
	userId: string | null;
	scopes: readonly OfferedScope[];
}

interface Fields {
	name: string;
	reach: "live" | "test";
	scopes: ApiScope[];
	expiry: Expiry;
}

/** A new key: its name, what it may do in plain words, whether it is for tests, and when it expires. */
export function CreateKeyForm({
	kind,
	userId,
	scopes,
	onCreated,
}: CreateKeyProps & { onCreated: (secret: string) => void }) {
	const t = useTranslations("apiKeys.create");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { name: "", reach: "live", scopes: [], expiry: "90" } as Fields,
		check: ({ name, scopes: chosen }) => {
			const missing: Record<string, string> = {};
			if (name.trim() === "") missing.name = t("nameMissing");
			if (chosen.length === 0) missing.scopes = t("scopesMissing");
			return Object.keys(missing).length > 0 ? missing : null;
		},
		action: createApiKeyAction,
		input: ({ name, reach, scopes: chosen, expiry }) => ({
			...{ name, kind, userId, scopes: chosen },
			isTest: reach === "test",
			expiresAt: expiryOf(expiry),
		}),
		onDone: ({ secret }) => onCreated(secret),
	});
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field label={t("name")} help={t("nameHelp")} error={errorOf("name")} required>
					<Input {...form.register("name")} autoComplete="off" />
				</Field>
				{kind === "service_user" ? null : (
					<RadioGroup legend={t("reach")} error={errorOf("reach")}>
						{(["live", "test"] as const).map((reach) => (
							<RadioItem
								key={reach}
								{...form.register("reach")}
								value={reach}
								label={t(`reaches.${reach}.name`)}
								help={t(`reaches.${reach}.help`)}
							/>
						))}
					</RadioGroup>
				)}
				<Scopes scopes={scopes} register={form.register("scopes")} error={errorOf("scopes")} />
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

interface ScopesProps {
	scopes: readonly OfferedScope[];
	/** Of react-hook-form. */
	register: object;
	error: string | undefined;
}

function Scopes({ scopes, register, error }: ScopesProps) {
	const t = useTranslations("apiKeys");
	return (
		<fieldset
			className="space-y-2.5"
			data-invalid={error ? "" : undefined}
			aria-describedby={error ? "scopes-error" : undefined}
		>
			<legend className="mb-2 text-sm font-medium">{t("may")}</legend>
			{scopes.map(({ scope, isYours }) => (
				<Checkbox
					key={scope}
					{...register}
					value={scope}
					disabled={!isYours}
					label={t(`scopes.${scope}.name`)}
					help={isYours ? t(`scopes.${scope}.help`) : `${t(`scopes.${scope}.help`)} ${t("youLack")}`}
				/>
			))}
			{error ? (
				<p id="scopes-error" className="text-small text-bad">
					{error}
				</p>
			) : null}
		</fieldset>
	);
}
