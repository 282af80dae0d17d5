"use client";

import { useRouter } from "next/navigation";
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
import { assignForRequestAction } from "../../actions.ts";

export interface AssignForRequestProps {
	requestId: string;
	user: { id: string; name: string };
	/** Whose credits the person uses now. */
	current: { id: string; name: string };
}

/** Another Credit Owner for the person who asks, with what that would change (product.md 1). */
export default function AssignWindow({
	requestId,
	user,
	current,
	open,
	onOpenChange,
}: AssignForRequestProps & WindowProps) {
	const t = useTranslations("requests.answer");
	const router = useRouter();
	const [chosen, setChosen] = useState(current);
	const { send, pending, problem } = useSend();
	const isChange = chosen.id !== current.id;
	const { answer: preview } = useLookUp(
		previewCreditOwnerAction,
		isChange ? { userId: user.id, ownerId: chosen.id } : null,
	);
	const assign = () =>
		send({
			action: assignForRequestAction,
			input: () => ({ requestId, ownerId: chosen.id }),
			onDone: () => {
				toast.done(t("assigned", { name: user.name, owner: chosen.name }));
				onOpenChange(false);
			},
			onRefused: () => router.refresh(),
		});
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("owner")} description={t("ownerText", { name: user.name })} size="wide">
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
					<Button onClick={assign} pending={pending}>
						{t("ownerSubmit")}
					</Button>
				</DialogFooter>
			</DialogContent>
		</Dialog>
	);
}
