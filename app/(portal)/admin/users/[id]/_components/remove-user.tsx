"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog.tsx";
import { RemoveUserForm } from "./remove-user-form.tsx";

interface RemoveUserProps {
	user: { id: string; name: string; email: string };
}

/** The end of User Information: for a user who has left for good. */
export function RemoveUser({ user }: RemoveUserProps) {
	const t = useTranslations("adminUsers.remove");
	const { name, email } = user;
	return (
		<Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
			<div className="min-w-0 max-w-2xl text-sm">
				<h2 className="font-medium">{t("title", { name })}</h2>
				<p className="text-pretty text-muted">{t("text", { name })}</p>
			</div>
			<Dialog>
				<DialogTrigger asChild>
					<Button variant="danger">{t("open", { name })}</Button>
				</DialogTrigger>
				<DialogContent title={t("question", { name })} description={t("warning", { email })} size="wide">
					<RemoveUserForm user={user} />
				</DialogContent>
			</Dialog>
		</Card>
	);
}
