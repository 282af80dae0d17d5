"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { addressOfList } from "@/components/data-table/list-address.ts";
import { useAsk } from "@/components/forms/use-ask.ts";
import { toast } from "@/components/ui/toaster.tsx";
import type { ActionRefusal } from "@/lib/action.ts";
import type { RemovalPreview } from "@/lib/users/preview-removal.ts";
import type { RemoveUserInput } from "@/lib/users/schema.ts";
import { previewRemovalAction, removeUserAction } from "../actions.ts";

interface Choices extends Pick<RemoveUserInput, "reason" | "creditUsers" | "credits"> {
	/** All of those that the window shows. */
	readonly deletesShareGroups: boolean;
}

/** What the window holds: what would happen, what was chosen, and what was refused. */
export function useRemoval(user: { id: string; name: string }) {
	const t = useTranslations("adminUsers.remove");
	const tError = useTranslations("adminUsers.errors");
	const router = useRouter();
	const element = useRef<HTMLFormElement>(null);
	const ask = useAsk();
	const preview = usePreview(user.id);
	const [choices, setChoices] = useState<Choices>({
		reason: "",
		creditUsers: null,
		credits: null,
		deletesShareGroups: false,
	});
	const [refusal, setRefusal] = useState<Pick<ActionRefusal, "message" | "fieldErrors"> | null>(null);
	const [pending, startTransition] = useTransition();

	function submit(event: FormEvent) {
		event.preventDefault();
		if (pending || !preview?.ok) return;
		const { version, shareGroups } = preview.value;
		const { deletesShareGroups, ...chosen } = choices;
		const shareGroupIds = deletesShareGroups ? shareGroups.map(({ id }) => id) : [];
		const missing = whatIsMissing(preview.value);
		if (missing) return setRefusal({ message: "", fieldErrors: missing });
		startTransition(async () => {
			const result = await ask(removeUserAction, { userId: user.id, version, shareGroupIds, ...chosen });
			if (!result.ok) return setRefusal(result);
			toast.done(t("done", { name: user.name }));
			router.push(addressOfList("/admin/users"));
			router.refresh();
		});
	}

	/** All of it at once, where the server would say one after the other. */
	function whatIsMissing({ creditUsers, credits, shareGroups }: RemovalPreview): Record<string, string> | null {
		const missing = {
			...(creditUsers.count > 0 && !choices.creditUsers && { creditUsers: t("creditUsersMissing", user) }),
			...(shareGroups.length > 0 && !choices.deletesShareGroups && { shareGroups: t("shareGroupsMissing", user) }),
			...(credits.some(({ available }) => available > 0n) && !choices.credits && { credits: t("creditsMissing") }),
			...(choices.reason.trim().length < 3 && { reason: tError("reasonTooShort") }),
		};
		return Object.keys(missing).length > 0 ? missing : null;
	}

	useEffect(() => {
		const invalid = refusal?.fieldErrors && element.current?.querySelector("[data-invalid] input, [aria-invalid=true]");
		if (invalid instanceof HTMLElement) invalid.focus();
	}, [refusal]);

	const choose = (chosen: Partial<Choices>) => setChoices((before) => ({ ...before, ...chosen }));
	return { element, preview, choices, choose, refusal, pending, submit };
}

/** Null while it is on its way. */
function usePreview(userId: string) {
	const ask = useAsk();
	const [preview, setPreview] = useState<{ ok: true; value: RemovalPreview } | { ok: false; message: string } | null>(
		null,
	);
	useEffect(() => {
		let isCurrent = true;
		ask(previewRemovalAction, { userId }).then((result) => {
			if (isCurrent) setPreview(result);
		});
		return () => {
			isCurrent = false;
		};
	}, [userId, ask]);
	return preview;
}
