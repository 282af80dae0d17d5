"use client";

import { Ban, MailPlus, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSend } from "@/components/forms/use-send.ts";
import { RowMenu } from "@/components/row-menu.tsx";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "@/components/ui/windows/alert-dialog.tsx";
import type { InvitationRow } from "@/lib/accounts/invitations/queries.ts";
import { inviteUserAction } from "../../invite/actions.ts";
import { resendInvitationAction, revokeInvitationAction } from "../actions.ts";

interface InvitationActionsProps {
	invitation: Pick<InvitationRow, "id" | "name" | "email" | "userRoleId" | "status">;
}

/** What can be done about an invitation: an open one is resent or revoked; one that ended is made again. */
export function InvitationActions({ invitation }: InvitationActionsProps) {
	const { id: invitationId, name, email, userRoleId, status } = invitation;
	const t = useTranslations("adminInvitations");
	const word = useTranslations("words");
	const { send, pending } = useSend();
	const [isAsking, setAsking] = useState(false);

	/** A menu has no place for a reason: the toast gives it. */
	function perform<Input>(action: Action<Input, unknown>, input: Input, said: string) {
		send({
			action,
			input: () => input,
			onDone: () => {
				setAsking(false);
				toast.done(said);
			},
			onProblem: ({ message }) => {
				setAsking(false);
				toast.failed(message);
			},
		});
	}

	const resend = () => perform(resendInvitationAction, { invitationId }, t("resent", { name }));
	const revoke = () => perform(revokeInvitationAction, { invitationId }, t("revoked", { name }));

	if (status === "ended") {
		if (userRoleId === null) return null;
		const again = () => perform(inviteUserAction, { name, email, userRoleId }, t("sent", { name }));
		return (
			<RowMenu
				label={t("actionsOf", { name })}
				actions={[{ label: t("inviteAgain"), icon: MailPlus, onSelect: again }]}
			/>
		);
	}

	return (
		<>
			<RowMenu
				label={t("actionsOf", { name })}
				actions={[
					{ label: word("sendAgain"), icon: Send, onSelect: resend },
					{ label: t("revoke"), icon: Ban, tone: "bad", onSelect: () => setAsking(true) },
				]}
			/>
			<AlertDialog open={isAsking} onOpenChange={setAsking}>
				<AlertDialogContent title={t("revokeTitle", { name })} description={t("revokeText")}>
					<AlertDialogFooter>
						<AlertDialogCancel />
						<Button variant="destroy" pending={pending} onClick={revoke}>
							{t("revoke")}
						</Button>
					</AlertDialogFooter>
				</AlertDialogContent>
			</AlertDialog>
		</>
	);
}
