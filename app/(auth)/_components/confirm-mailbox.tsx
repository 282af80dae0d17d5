"use client";

import { type ReactNode, useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { AuthCard } from "./auth-card.tsx";
import { useSteady } from "./steady.tsx";

interface ConfirmMailboxProps {
	token: string;
	action: Action<{ token: string }, { email: string }>;
	/** `done…`: once it is confirmed. */
	words: Record<"title" | "text" | "submit" | "notYours" | "doneTitle" | "doneText", ReactNode>;
}

/** Asks the reader of a mailbox whether it is to get what a user has named it for, then says that it will. */
export function ConfirmMailbox({ token, action, words }: ConfirmMailboxProps) {
	const { send, pending, problem } = useSend();
	const [isDone, setDone] = useState(false);
	// The link is used up by then: rendered again, the page would say that it is not good.
	const keepPage = useSteady();
	function confirm() {
		keepPage(true);
		send({ action, input: () => ({ token }), onDone: () => setDone(true), onProblem: () => keepPage(false) });
	}
	return (
		<div role="status">
			{isDone ? (
				<AuthCard title={words.doneTitle} text={words.doneText} />
			) : (
				<AuthCard title={words.title} text={words.text}>
					<FormProblem problem={problem} />
					<Button className="w-full" pending={pending} onClick={confirm}>
						{words.submit}
					</Button>
					<p className="text-small text-muted">{words.notYours}</p>
				</AuthCard>
			)}
		</div>
	);
}
