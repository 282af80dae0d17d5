"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { SignInProblem } from "@/lib/auth/sign-in-problem.ts";
import { AuthLink } from "../../_components/auth-link.tsx";
import { requestSignIn } from "./request-sign-in.ts";
import { SignInProblemBanner } from "./sign-in-problem-banner.tsx";

interface SignInFormProps {
	/** Where to go afterwards: a path of this portal. */
	next: string;
	/** Filled in from outside, by the list of demo accounts. */
	email: string;
	password: string;
}

/** E-mail and password. Before its script has loaded it can only post, so that a password is never in an address. */
export function SignInForm({ next, email, password }: SignInFormProps) {
	const t = useTranslations("auth.signIn");
	const formRef = useRef<HTMLFormElement>(null);
	const [missing, setMissing] = useState({ email: false, password: false });
	const [problem, setProblem] = useState<SignInProblem | null>(null);
	const [isPending, setPending] = useState(false);

	async function submit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		if (isPending) return;
		const form = new FormData(event.currentTarget);
		const credentials = { email: String(form.get("email")).trim(), password: String(form.get("password")) };
		const lacking = { email: credentials.email === "", password: credentials.password === "" };
		setMissing(lacking);
		if (lacking.email || lacking.password) return focus(lacking.email ? "email" : "password");
		setPending(true);
		const answer = await requestSignIn(credentials);
		// A whole new page, so that nothing of whoever was signed in before stays in memory.
		if (!answer) return window.location.assign(next);
		setProblem(answer);
		setPending(false);
		focus("password");
	}

	function focus(name: "email" | "password") {
		const field = formRef.current?.elements.namedItem(name);
		if (field instanceof HTMLInputElement) field.select();
	}

	return (
		<form
			ref={formRef}
			method="post"
			action="/api/auth/callback/credentials"
			noValidate
			onSubmit={submit}
			className="space-y-4"
		>
			{problem ? <SignInProblemBanner problem={problem} /> : null}
			<Field label={t("email")} error={missing.email && t("emailMissing")} required>
				<Input name="email" type="email" autoComplete="username" defaultValue={email} autoCapitalize="none" />
			</Field>
			<Field label={t("password")} error={missing.password && t("passwordMissing")} required>
				<Input name="password" type="password" autoComplete="current-password" defaultValue={password} />
			</Field>
			<Button type="submit" className="w-full" pending={isPending}>
				{t("submit")}
			</Button>
			<p className="text-center text-sm">
				<AuthLink href="/forgotten-password">{t("forgotten")}</AuthLink>
			</p>
		</form>
	);
}
