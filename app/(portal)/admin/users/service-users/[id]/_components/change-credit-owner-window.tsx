"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { previewCreditOwnerAction } from "@/app/(portal)/_components/credit-owner/actions.ts";
import { CreditOwnerEffect } from "@/app/(portal)/_components/credit-owner/credit-owner-effect.tsx";
import CreditOwnerList from "@/app/(portal)/_components/credit-owner/credit-owner-list.tsx";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { assignCreditOwnerAction } from "../../actions.ts";

export interface ChangeCreditOwnerWindowProps {
	user: { id: string; name: string };
	current: { id: string; name: string };
}

/** Whose credits a service user spends, with what a change would do. */
export default function ChangeCreditOwnerWindow({
	user,
	current,
	open,
	onOpenChange,
}: ChangeCreditOwnerWindowProps & WindowProps) {
	const t = useTranslations("serviceUsers");
	const word = useTranslations("words");
	const [chosen, setChosen] = useState(current);
	const { send, pending, problem } = useSend();
	const isChange = chosen.id !== current.id;
	const { answer: preview } = useLookUp(
		previewCreditOwnerAction,
		isChange ? { userId: user.id, ownerId: chosen.id } : null,
	);
	const save = () =>
		send({
			action: assignCreditOwnerAction,
			input: () => ({ userId: user.id, ownerId: chosen.id, creditUsers: null }),
			onDone: () => {
				toast.done(t("saved", { name: user.name }));
				onOpenChange(false);
			},
		});
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("creditOwnerTitle", { name: user.name })} description={t("creditOwnerHelp")} size="wide">
				<DialogBody>
					<CreditOwnerList
						userId={user.id}
						choosing="owner"
						label={t("creditOwner")}
						chosenId={chosen.id}
						onChoose={setChosen}
					/>
					<CreditOwnerEffect user={user} currentOwner={current} chosenId={chosen.id} preview={preview} />
					<FormProblem problem={problem} />
				</DialogBody>
				<DialogFooter>
					<DialogCancel />
					<Button onClick={save} pending={pending}>
						{word("save")}
					</Button>
				</DialogFooter>
			</DialogContent>
		</Dialog>
	);
}
