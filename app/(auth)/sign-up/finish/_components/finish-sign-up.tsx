"use client";

import { useTranslations } from "next-intl";
import { NewPasswordField } from "@/components/new-password-field.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { START_PATH } from "@/lib/auth/next-path.ts";
import { AuthCard } from "../../../_components/auth-card.tsx";
import { guessTimeZone, useCardForm } from "../../../_components/use-card-form.ts";
import { finishSignUpAction } from "../../actions.ts";

interface FinishSignUpProps {
	token: string;
	name: string;
	email: string;
}

/** The mailbox is his: a password, and he is in. */
export function FinishSignUp({ token, name, email }: FinishSignUpProps) {
	const t = useTranslations("auth");
	const { form, errorOf, message, pending } = useCardForm({
		send: (text) => finishSignUpAction({ token, password: text("password"), timeZone: guessTimeZone() }),
		// A whole new page, so that nothing of whoever was signed in before stays in memory.
		onDone: () => {
			window.location.assign(START_PATH);
			return "leaving";
		},
	});
	return (
		<AuthCard title={t("finishSignUp.welcome", { name })} text={t("finishSignUp.text")}>
			<form {...form} className="space-y-4">
				{message ? (
					<Banner tone="bad" role="alert">
						{message}
					</Banner>
				) : null}
				<Field label={t("email")}>
					<Input name="email" type="email" autoComplete="username" value={email} readOnly />
				</Field>
				<NewPasswordField label={t("password")} error={errorOf("password")} />
				<Button type="submit" className="w-full" pending={pending}>
					{t("finishSignUp.submit")}
				</Button>
			</form>
		</AuthCard>
	);
}
