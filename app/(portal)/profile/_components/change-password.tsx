"use client";

import { useTranslations } from "next-intl";
import { PasswordInput } from "@/components/password-input.tsx";
import { Field } from "@/components/ui/field.tsx";
import { MIN_PASSWORD_CHARACTERS } from "@/lib/auth/password-length.ts";
import type { ChangePasswordInput } from "@/lib/profile/schema.ts";
import { changePasswordAction } from "../actions.ts";
import { FormWindow } from "./form-window.tsx";

export function ChangePassword() {
	const t = useTranslations("profile");
	const newPassword = useTranslations("auth.newPassword");
	return (
		<FormWindow<ChangePasswordInput, null>
			title={t("password.change")}
			text={t("password.windowText")}
			submit={t("password.submit")}
			empty={{ currentPassword: "", newPassword: "" }}
			action={changePasswordAction}
			said={() => t("password.changed")}
		>
			{({ register, formState: { errors } }) => (
				<>
					<Field label={t("password.current")} error={errors.currentPassword?.message} required>
						<PasswordInput {...register("currentPassword")} autoComplete="current-password" />
					</Field>
					<Field
						label={t("password.new")}
						help={newPassword("help", { least: MIN_PASSWORD_CHARACTERS })}
						error={errors.newPassword?.message}
						required
					>
						<PasswordInput {...register("newPassword")} autoComplete="new-password" />
					</Field>
				</>
			)}
		</FormWindow>
	);
}
