"use client";

import { type FormEvent, useEffect, useRef } from "react";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSend } from "@/components/forms/use-send.ts";
import { useSteady } from "./steady.tsx";

/** What the form of a card says and does: errors at their fields with the focus on the first, one effect a click. */
export function useCardForm<Input>({
	action,
	input,
	leadsTo,
	onDone,
}: {
	action: Action<Input, unknown>;
	/** `text` is what a field holds, by its name. */
	input: (text: (name: string) => string) => Input;
} & (
	| {
			/** A whole new page, so that nothing of whoever was signed in before stays in memory. */
			leadsTo: string;
			onDone?: undefined;
	  }
	| { leadsTo?: undefined; onDone: () => void }
)) {
	const { send, pending, problem } = useSend();
	const ref = useRef<HTMLFormElement>(null);
	const keepPage = useSteady();

	function submit(data: FormData) {
		keepPage(true);
		send({
			action,
			input: () => input((name) => String(data.get(name) ?? "")),
			onDone: () => {
				if (leadsTo !== undefined) return leaveFor(leadsTo);
				keepPage(false);
				onDone();
			},
			onProblem: () => keepPage(false),
		});
	}

	function onSubmit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		submit(new FormData(event.currentTarget));
	}

	useEffect(() => focusFirst(ref.current, Object.keys(problem?.fieldErrors ?? {})), [problem]);

	const fieldErrors = problem?.fieldErrors ?? {};
	return {
		/** What is sent before the script has loaded waits for it in `action`; nothing typed is ever in an address. */
		form: { ref, noValidate: true, action: submit, onSubmit } as const,
		errorOf: (name: string): string | undefined => fieldErrors[name],
		/** What is wrong with no field of this form. */
		problem: Object.keys(fieldErrors).length === 0 ? problem : null,
		pending,
	};
}

/** The form stays under way until the other page is there. */
function leaveFor(path: string): Promise<never> {
	window.location.assign(path);
	return new Promise(() => undefined);
}

function focusFirst(form: HTMLFormElement | null, names: readonly string[]): void {
	const wrong = [...(form?.elements ?? [])].find(
		(element): element is HTMLInputElement => element instanceof HTMLInputElement && names.includes(element.name),
	);
	wrong?.focus();
}

/** Where the browser says that it is. */
export function guessTimeZone(): string | null {
	return Intl.DateTimeFormat().resolvedOptions().timeZone || null;
}
