"use client";

import { Ban, MailPlus, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { RowMenu } from "@/components/row-menu.tsx";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "@/components/ui/alert-dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { ActionResult } from "@/lib/action.ts";
import type { InvitationRow } from "@/lib/invitations/queries.ts";
import { inviteUserAction } from "../../invite/actions.ts";
import { resendInvitationAction, revokeInvitationAction } from "../actions.ts";

interface InvitationActionsProps {
	invitation: Pick<InvitationRow, "id" | "name" | "email" | "userRoleId" | "status">;
}

/** What can be done about an invitation: sent again or taken back while it is open; one that ended is made again. */
export function InvitationActions({ invitation }: InvitationActionsProps) {
	const { id: invitationId, name, email, userRoleId, status } = invitation;
	const t = useTranslations("adminInvitations");
	const [isAsking, setAsking] = useState(false);
	const [pending, setPending] = useState(false);
	const isUnderWay = useRef(false);

	async function perform(act: () => Promise<ActionResult<unknown>>, said: string) {
		if (isUnderWay.current) return;
		isUnderWay.current = true;
		setPending(true);
		const result = await act().catch(() => null);
		isUnderWay.current = false;
		setPending(false);
		setAsking(false);
		if (result?.ok) toast.done(said);
		else toast.failed(result?.message ?? t("noAnswer"));
	}

	const resend = () => perform(() => resendInvitationAction({ invitationId }), t("resent", { name }));
	const revoke = () => perform(() => revokeInvitationAction({ invitationId }), t("revoked", { name }));

	if (status === "ended") {
		if (userRoleId === null) return null;
		const again = () => perform(() => inviteUserAction({ name, email, userRoleId }), t("sent", { name }));
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
					{ label: t("resend"), icon: Send, onSelect: resend },
					{ label: t("revoke"), icon: Ban, tone: "bad", onSelect: () => setAsking(true) },
				]}
			/>
			<AlertDialog open={isAsking} onOpenChange={setAsking}>
				<AlertDialogContent title={t("revokeTitle", { name })} description={t("revokeText")}>
					<AlertDialogFooter>
						<AlertDialogCancel>{t("cancel")}</AlertDialogCancel>
						<Button variant="destroy" pending={pending} onClick={revoke}>
							{t("revoke")}
						</Button>
					</AlertDialogFooter>
				</AlertDialogContent>
			</AlertDialog>
		</>
	);
}
