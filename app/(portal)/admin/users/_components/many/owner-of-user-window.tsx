"use client";

import { useTranslations } from "next-intl";
import { CreditOwnerWindow } from "@/app/(portal)/_components/credit-owner/credit-owner-window.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { assignCreditOwnerAction } from "../../actions.ts";

export interface OwnerOfUserWindowProps {
	user: { id: string; name: string };
	current: { id: string; name: string };
}

/** Whose credits a person uses, straight from the list. */
export default function OwnerOfUserWindow(props: OwnerOfUserWindowProps & WindowProps) {
	const t = useTranslations("manyUsers");
	const word = useTranslations("words");
	const { user, onOpenChange } = props;
	const { name } = user;
	return (
		<CreditOwnerWindow
			{...props}
			movesCreditUsers
			texts={{ title: t("ownerTitle", { name }), description: t("ownerText", { name }), submit: word("save") }}
			saving={({ owner, ...choice }) => ({
				action: assignCreditOwnerAction,
				input: () => ({ userId: user.id, ownerId: owner.id, ...choice }),
				onDone: () => {
					const isOwn = owner.id === user.id;
					toast.done(isOwn ? t("ownCreditsDone", { name }) : t("ownerDone", { name, owner: owner.name }));
					onOpenChange(false);
				},
			})}
		/>
	);
}
