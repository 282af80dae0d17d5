"use client";

import { useTranslations } from "next-intl";
import { CreditOwnerWindow } from "@/app/(portal)/_components/credit-owner/credit-owner-window.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { assignCreditOwnerAction } from "../../../actions.ts";

export interface ChangeCreditOwnerWindowProps {
	user: { id: string; name: string };
	current: { id: string; name: string };
}

/** Whose credits a service user spends. */
export default function ChangeCreditOwnerWindow(props: ChangeCreditOwnerWindowProps & WindowProps) {
	const t = useTranslations("serviceUsers");
	const word = useTranslations("words");
	const { user, onOpenChange } = props;
	return (
		<CreditOwnerWindow
			{...props}
			texts={{
				title: t("creditOwnerTitle", { name: user.name }),
				description: t("creditOwnerHelp"),
				submit: word("save"),
			}}
			saving={({ owner, consolidate }) => ({
				action: assignCreditOwnerAction,
				input: () => ({ userId: user.id, ownerId: owner.id, creditUsers: null, consolidate }),
				onDone: () => {
					toast.done(t("saved", { name: user.name }));
					onOpenChange(false);
				},
			})}
		/>
	);
}
