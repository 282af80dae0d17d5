"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { PasswordInput } from "@/components/password-input.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import type { ActionResult } from "@/lib/actions/action.ts";
import type { SignInProblem } from "@/lib/auth/sign-in/sign-in-problem.ts";
import { AuthLink } from "../../_components/auth-link.tsx";
import { leaveFor } from "../../_components/leave-for.ts";
import { type Credentials, requestSignIn } from "./request-sign-in.ts";
import { SignInProblemBanner } from "./sign-in-problem-banner.tsx";

interface SignInFormProps {
	/** Where to go afterwards: a path of this portal. */
	next: string;
	/** Filled in from outside, by the list of demo accounts. */
	email: string;
	password: string;
}

/** Email and password. Before its script has loaded it can only post, so that a password is never in an address. */
export function SignInForm({ next, email, password }: SignInFormProps) {
	const t = useTranslations("auth.signIn");
	const word = useTranslations("words");
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		action: signInAction,
		input: (values: Credentials) => ({ ...values, email: values.email.trim() }),
		check: (values) => {
			const missing: Partial<Credentials> = {};
			if (values.email.trim() === "") missing.email = t("emailMissing");
			if (values.password === "") missing.password = t("passwordMissing");
			return Object.keys(missing).length > 0 ? missing : null;
		},
		onDone: () => leaveFor(next),
		onProblem: () => form.setFocus("password", { shouldSelect: true }),
	});
	const refused = problem?.details as SignInProblem | undefined;

	return (
		<form method="post" action="/api/auth/callback/credentials" noValidate {...formProps} className="space-y-4">
			{refused ? <SignInProblemBanner key={problem?.nth} problem={refused} /> : <FormProblem problem={problem} />}
			<Field label={word("email")} error={errorOf("email")} required>
				<Input
					{...form.register("email")}
					type="email"
					autoComplete="username"
					defaultValue={email}
					autoCapitalize="none"
				/>
			</Field>
			<Field label={word("password")} error={errorOf("password")} required>
				<PasswordInput {...form.register("password")} autoComplete="current-password" defaultValue={password} />
			</Field>
			<Button type="submit" className="w-full" pending={pending}>
				{word("signIn")}
			</Button>
			<p className="text-center text-sm">
				<AuthLink href="/forgotten-password">{t("forgotten")}</AuthLink>
			</p>
		</form>
	);
}

/** Returns what our own actions return; `details` holds what to say. */
async function signInAction(credentials: Credentials): Promise<ActionResult<null>> {
	const problem = await requestSignIn(credentials);
	return problem ? { ok: false, code: "INVALID", message: "", details: problem } : { ok: true, value: null };
}
