"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { MIN_PASSWORD_CHARACTERS } from "@/lib/auth/passwords/password-bounds.ts";
import { PasswordInput } from "./password-input.tsx";
import { Field } from "./ui/fields/field.tsx";

interface NewPasswordFieldProps extends ComponentProps<"input"> {
	label: ReactNode;
	error?: ReactNode;
}

/** A password that a user chooses, and its rules; the rest goes to its input. */
export function NewPasswordField({ label, error, ...input }: NewPasswordFieldProps) {
	const t = useTranslations("auth.newPassword");
	return (
		<Field label={label} error={error} help={t("help", { least: MIN_PASSWORD_CHARACTERS })} required>
			<PasswordInput {...input} autoComplete="new-password" />
		</Field>
	);
}
