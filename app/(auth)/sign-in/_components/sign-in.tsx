"use client";

import { useState } from "react";
import { type DemoAccount, DemoAccounts } from "./demo-accounts.tsx";
import { SignInForm } from "./sign-in-form.tsx";

interface SignInProps {
	next: string;
	/** In demo mode, the accounts to sign in as, and their password. */
	demo: { accounts: readonly DemoAccount[]; password: string } | null;
}

/** The form, and in demo mode the accounts that fill it in. */
export function SignIn({ next, demo }: SignInProps) {
	const [chosen, setChosen] = useState<{ email: string; times: number }>({ email: "", times: 0 });
	return (
		<>
			<SignInForm
				key={chosen.times}
				next={next}
				email={chosen.email}
				password={chosen.email ? (demo?.password ?? "") : ""}
			/>
			{demo && demo.accounts.length > 0 ? (
				<DemoAccounts
					accounts={demo.accounts}
					onChoose={(email) => setChosen(({ times }) => ({ email, times: times + 1 }))}
				/>
			) : null}
		</>
	);
}
