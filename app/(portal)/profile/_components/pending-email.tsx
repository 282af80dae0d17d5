"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSend } from "@/components/forms/use-send.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { cancelEmailChangeAction, sendEmailChangeAgainAction } from "../actions.ts";

interface PendingEmailProps {
	email: string;
	pendingEmail: string;
	/** The share groups that the user loses with the old address. */
	groupsLost: readonly string[];
	/** Mail is not sent in this demonstration, but stored for the operator. */
	isMailStored: boolean;
}

/** An address that is not confirmed yet: how to confirm it, to resend its mail, or to cancel it. */
export function PendingEmail({ email, pendingEmail, groupsLost, isMailStored }: PendingEmailProps) {
	const t = useTranslations("profile");
	const word = useTranslations("words");
	const format = useFormatter();
	const { send, pending } = useSend();

	function perform(action: Action<Record<string, never>, unknown>, done: string) {
		send({
			action,
			input: () => ({}),
			onDone: () => toast.done(done),
			onProblem: ({ message }) => toast.failed(message),
		});
	}

	return (
		<Banner tone="warn" title={t("email.waits", { pending: pendingEmail })}>
			{t("email.waitsText", { email })} {isMailStored ? word("emailStored") : null}
			{groupsLost.length > 0 ? (
				<span className="mt-1 block">
					{t("email.lost", { count: groupsLost.length, names: format.list(groupsLost), email })}
				</span>
			) : null}
			<span className="mt-2 flex flex-wrap gap-2">
				<Button
					variant="outline"
					size="sm"
					className="text-ink"
					aria-disabled={pending}
					onClick={() => perform(sendEmailChangeAgainAction, t("email.sentAgain", { pending: pendingEmail }))}
				>
					{word("sendAgain")}
				</Button>
				<Button
					variant="outline"
					size="sm"
					className="text-ink"
					aria-disabled={pending}
					onClick={() => perform(cancelEmailChangeAction, t("email.cancelled", { email }))}
				>
					{t("email.cancel")}
				</Button>
			</span>
		</Banner>
	);
}
