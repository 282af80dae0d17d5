"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MIN_PASSWORD_CHARACTERS } from "@/lib/auth/password-length.ts";
import { PasswordInput } from "./password-input.tsx";
import { Field } from "./ui/field.tsx";

interface NewPasswordFieldProps {
	name?: string;
	label: ReactNode;
	error?: ReactNode;
}

/** A password that somebody chooses, and what is asked of it. */
export function NewPasswordField({ name = "password", label, error }: NewPasswordFieldProps) {
	const t = useTranslations("auth.newPassword");
	return (
		<Field label={label} error={error} help={t("help", { least: MIN_PASSWORD_CHARACTERS })} required>
			<PasswordInput name={name} autoComplete="new-password" />
		</Field>
	);
}
