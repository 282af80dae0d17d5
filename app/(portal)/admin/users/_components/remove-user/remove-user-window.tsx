"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { RemoveUserForm } from "./remove-user-form.tsx";

export interface RemoveUserProps {
	/** A service user has no address. */
	user: { id: string; name: string; email: string | null };
}

export default function RemoveUserWindow({ user, ...opened }: RemoveUserProps & WindowProps) {
	const t = useTranslations("adminUsers.remove");
	const { name, email } = user;
	return (
		<Dialog {...opened}>
			<DialogContent
				title={t("question", { name })}
				description={email === null ? t("warningOfService") : t("warning", { email })}
				size="wide"
			>
				<RemoveUserForm user={user} />
			</DialogContent>
		</Dialog>
	);
}
