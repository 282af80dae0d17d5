"use client";

import { useTranslations } from "next-intl";
import { NewPasswordField } from "@/components/new-password-field.tsx";
import { PasswordInput } from "@/components/password-input.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import type { ChangePasswordInput } from "@/lib/accounts/profile/schema.ts";
import { changePasswordAction } from "../actions.ts";
import { FormWindow } from "./form-window.tsx";

export function ChangePassword() {
	const t = useTranslations("profile");
	const word = useTranslations("words");
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
					<NewPasswordField
						{...register("newPassword")}
						label={word("newPassword")}
						error={errors.newPassword?.message}
					/>
				</>
			)}
		</FormWindow>
	);
}
