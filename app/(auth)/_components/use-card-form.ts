"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import type { ActionRefusal, ActionResult } from "@/lib/action.ts";
import { useSteady } from "./steady.tsx";

type Refused = Pick<ActionRefusal, "message" | "fieldErrors">;

/** What the form of a card says and does: errors at their fields with the focus on the first, one effect a click. */
export function useCardForm({
	send,
	leadsTo,
	onDone,
}: {
	/** `text` is what a field holds, by its name. */
	send: (text: (name: string) => string) => Promise<ActionResult<unknown>>;
} & (
	| {
			/** A whole new page, so that nothing of whoever was signed in before stays in memory. */
			leadsTo: string;
			onDone?: undefined;
	  }
	| { leadsTo?: undefined; onDone: () => void }
)) {
	const t = useTranslations("auth");
	const [refusal, setRefusal] = useState<Refused | null>(null);
	const [pending, setPending] = useState(false);
	const isUnderWay = useRef(false);
	const ref = useRef<HTMLFormElement>(null);
	const keepPage = useSteady();

	async function submit(data: FormData) {
		if (isUnderWay.current) return;
		isUnderWay.current = true;
		setPending(true);
		keepPage(true);
		const result = await send((name) => String(data.get(name) ?? "")).catch(() => null);
		// The form stays under way until the other page is there.
		if (result?.ok && leadsTo !== undefined) return window.location.assign(leadsTo);
		if (result?.ok) onDone?.();
		isUnderWay.current = false;
		setPending(false);
		keepPage(false);
		const refused: Refused | null = result?.ok ? null : (result ?? { message: t("noAnswer") });
		setRefusal(refused);
		if (refused) focusFirst(ref.current, Object.keys(refused.fieldErrors ?? {}));
	}

	function onSubmit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		void submit(new FormData(event.currentTarget));
	}

	const fieldErrors = refusal?.fieldErrors ?? {};
	return {
		/** What is sent before the script has loaded waits for it in `action`; nothing typed is ever in an address. */
		form: { ref, noValidate: true, action: submit, onSubmit } as const,
		errorOf: (name: string): string | undefined => fieldErrors[name],
		/** What is wrong with no field of this form. */
		message: refusal && Object.keys(fieldErrors).length === 0 ? refusal.message : null,
		pending,
	};
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
