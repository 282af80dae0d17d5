"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { FieldPath } from "react-hook-form";
import { addressOfList } from "@/components/data-table/address/list-address.ts";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { toast } from "@/components/ui/toaster.tsx";
import type { RemoveUserInput } from "@/lib/user-information/schema.ts";
import { previewRemovalAction, removeUserAction } from "../../actions.ts";

interface Choices extends Pick<RemoveUserInput, "reason" | "creditUsers" | "credits"> {
	/** Whether all of those that the window shows are deleted. */
	shareGroups: boolean;
}

/** What the window holds: what would happen, what was chosen, and what was refused. */
export function useRemoval(user: { id: string; name: string }) {
	const t = useTranslations("adminUsers.remove");
	const tError = useTranslations("validation");
	const router = useRouter();
	const { answer: preview } = useLookUp(previewRemovalAction, { userId: user.id });
	const { form, formProps, errorOf, pending, problem } = useSendForm<Choices, RemoveUserInput, unknown>({
		defaultValues: { reason: "", creditUsers: null, credits: null, shareGroups: false },
		check: whatIsMissing,
		action: removeUserAction,
		input: ({ shareGroups, ...chosen }) => {
			const shown = preview?.ok ? preview.value : { version: 0, shareGroups: [] };
			const shareGroupIds = shareGroups ? shown.shareGroups.map(({ id }) => id) : [];
			return { userId: user.id, version: shown.version, shareGroupIds, ...chosen };
		},
		onDone: () => {
			toast.done(t("done", { name: user.name }), { isOfNextPage: true });
			router.push(addressOfList("/admin/users"));
			router.refresh();
		},
	});
	const choices = form.watch();

	/** All of it at once; the server would report one after the other. */
	function whatIsMissing(chosen: Choices): Record<string, string> | string | null {
		if (!preview?.ok) return preview?.message ?? t("loading", user);
		const { creditUsers, credits, shareGroups } = preview.value;
		const missing = {
			...(creditUsers.count > 0 && !chosen.creditUsers && { creditUsers: t("creditUsersMissing", user) }),
			...(shareGroups.length > 0 && !chosen.shareGroups && { shareGroups: t("shareGroupsMissing", user) }),
			...(credits.some(({ available }) => available > 0n) && !chosen.credits && { credits: t("creditsMissing") }),
			...(chosen.reason.trim().length < 3 && { reason: tError("reasonTooShort") }),
		};
		return Object.keys(missing).length > 0 ? missing : null;
	}

	function choose(chosen: Partial<Choices>) {
		for (const [field, value] of Object.entries(chosen)) {
			form.setValue(field as FieldPath<Choices>, value);
			form.clearErrors(field as FieldPath<Choices>);
		}
	}

	return { formProps, register: form.register, errorOf, preview, choices, choose, pending, problem };
}
