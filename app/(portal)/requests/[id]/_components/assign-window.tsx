"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { CreditOwnerWindow } from "@/app/(portal)/_components/credit-owner/credit-owner-window.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { assignForRequestAction } from "../../actions.ts";

export interface AssignForRequestProps {
	requestId: string;
	user: { id: string; name: string };
	/** Whose credits the person uses now. */
	current: { id: string; name: string };
}

/** Another Credit Owner for the person who asks (product.md 1). */
export default function AssignWindow({ requestId, ...props }: AssignForRequestProps & WindowProps) {
	const t = useTranslations("requests.answer");
	const router = useRouter();
	const { user, onOpenChange } = props;
	return (
		<CreditOwnerWindow
			{...props}
			texts={{ title: t("owner"), description: t("ownerText", { name: user.name }), submit: t("ownerSubmit") }}
			saving={({ owner, consolidate }) => ({
				action: assignForRequestAction,
				input: () => ({ requestId, ownerId: owner.id, consolidate }),
				onDone: () => {
					toast.done(t("assigned", { name: user.name, owner: owner.name }));
					onOpenChange(false);
				},
				onRefused: () => router.refresh(),
			})}
		/>
	);
}
