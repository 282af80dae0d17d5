"use client";

import { useTranslations } from "next-intl";
import { PasswordInput } from "@/components/password-input.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import type { RequestEmailChangeInput } from "@/lib/accounts/profile/schema.ts";
import { requestEmailChangeAction } from "../actions.ts";
import { FormWindow } from "./form-window.tsx";

export function ChangeEmail({ email }: { email: string }) {
	const t = useTranslations("profile");
	return (
		<FormWindow<RequestEmailChangeInput, { pendingEmail: string }>
			title={t("email.change")}
			text={t("email.windowText", { email })}
			submit={t("email.submit")}
			empty={{ email: "", currentPassword: "" }}
			action={requestEmailChangeAction}
			said={({ pendingEmail }) => t("email.sent", { pending: pendingEmail })}
		>
			{({ register, formState: { errors } }) => (
				<>
					<Field label={t("email.new")} error={errors.email?.message} required>
						<Input type="email" {...register("email")} autoComplete="email" autoCapitalize="none" />
					</Field>
					<Field label={t("password.current")} error={errors.currentPassword?.message} required>
						<PasswordInput {...register("currentPassword")} autoComplete="current-password" />
					</Field>
				</>
			)}
		</FormWindow>
	);
}
