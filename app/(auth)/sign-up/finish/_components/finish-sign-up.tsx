"use client";

import { useTranslations } from "next-intl";
import { START_PATH } from "@/lib/auth/sign-in/next-path.ts";
import { AuthCard } from "../../../_components/auth-card.tsx";
import { CardForm } from "../../../_components/card-form.tsx";
import { guessTimeZone } from "../../../_components/guess-time-zone.ts";
import { PasswordFor } from "../../../_components/password-for.tsx";
import { useCard } from "../../../_components/use-card.ts";
import { finishSignUpAction } from "../../actions.ts";

interface FinishSignUpProps {
	token: string;
	name: string;
	email: string;
}

/** The visitor has proved that the mailbox is theirs: a password, and they are in. */
export function FinishSignUp({ token, name, email }: FinishSignUpProps) {
	const t = useTranslations("auth.finishSignUp");
	const word = useTranslations("words");
	const card = useCard({
		action: finishSignUpAction,
		input: ({ password }: { password: string }) => ({ token, password, timeZone: guessTimeZone() }),
		leadsTo: START_PATH,
	});
	return (
		<AuthCard title={t("welcome", { name })} text={t("text")}>
			<CardForm card={card} submit={t("submit")}>
				<PasswordFor
					{...card.form.register("password")}
					email={email}
					label={word("password")}
					error={card.errorOf("password")}
				/>
			</CardForm>
		</AuthCard>
	);
}
