"use client";

import { useTranslations } from "next-intl";
import { NewPasswordField } from "@/components/new-password-field.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { START_PATH } from "@/lib/auth/next-path.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { guessTimeZone, useCardForm } from "../../_components/use-card-form.ts";
import { setUpAction } from "../actions.ts";

/** The operator's organization and its first administrator. */
export function SetUp({ token }: { token: string }) {
	const t = useTranslations("auth");
	const { form, errorOf, message, pending } = useCardForm({
		send: (text) =>
			setUpAction({
				token,
				organizationName: text("organizationName"),
				name: text("name"),
				email: text("email"),
				password: text("password"),
				timeZone: guessTimeZone(),
			}),
		onDone: () => {
			window.location.assign(START_PATH);
			return "leaving";
		},
	});
	return (
		<AuthCard title={t("setUp.title")} text={t("setUp.text")}>
			<form {...form} className="space-y-4">
				{message ? (
					<Banner tone="bad" role="alert">
						{message}
					</Banner>
				) : null}
				<Field
					label={t("setUp.organizationName")}
					error={errorOf("organizationName")}
					help={t("setUp.organizationHelp")}
					required
				>
					<Input name="organizationName" autoComplete="organization" />
				</Field>
				<Field label={t("setUp.name")} error={errorOf("name")} required>
					<Input name="name" autoComplete="name" />
				</Field>
				<Field label={t("setUp.email")} error={errorOf("email")} required>
					<Input name="email" type="email" autoComplete="username" autoCapitalize="none" />
				</Field>
				<NewPasswordField label={t("password")} error={errorOf("password")} />
				<Button type="submit" className="w-full" pending={pending}>
					{t("setUp.submit")}
				</Button>
			</form>
		</AuthCard>
	);
}
