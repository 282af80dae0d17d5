"use client";

import { useTranslations } from "next-intl";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/windows/dialog.tsx";
import { RemoveUserButton } from "./remove-user-button.tsx";
import { RemoveUserForm } from "./remove-user-form.tsx";

export interface RemoveUserProps {
	user: { id: string; name: string; email: string };
}

export default function RemoveUserWindow({ user }: RemoveUserProps) {
	const t = useTranslations("adminUsers.remove");
	const { name, email } = user;
	return (
		<Dialog defaultOpen>
			<DialogTrigger asChild>
				<RemoveUserButton name={name} />
			</DialogTrigger>
			<DialogContent title={t("question", { name })} description={t("warning", { email })} size="wide">
				<RemoveUserForm user={user} />
			</DialogContent>
		</Dialog>
	);
}
