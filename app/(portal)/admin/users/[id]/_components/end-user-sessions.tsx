"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
	AlertDialogTrigger,
} from "@/components/ui/windows/alert-dialog.tsx";
import { endUserSessionsAction } from "../actions.ts";

/** Asks first, with the number of sessions that end. */
export function EndUserSessions({ user: { id, name }, count }: { user: { id: string; name: string }; count: number }) {
	const t = useTranslations("adminUsers");
	const [open, setOpen] = useState(false);
	const { send, pending, problem, forget } = useSend();
	const end = () =>
		send({
			action: endUserSessionsAction,
			input: () => ({ userId: id }),
			onDone: ({ sessions }) => {
				toast.done(t("sessions.done", { name, count: sessions }));
				setOpen(false);
			},
		});
	const change = (isOpen: boolean) => {
		forget();
		setOpen(isOpen);
	};
	return (
		<AlertDialog open={open} onOpenChange={change}>
			<AlertDialogTrigger asChild>
				<Button variant="outline">{t("sessions.end", { count })}</Button>
			</AlertDialogTrigger>
			<AlertDialogContent title={t("sessions.question", { name })} description={t("sessions.warning", { name, count })}>
				<FormProblem problem={problem} />
				<AlertDialogFooter>
					<AlertDialogCancel />
					<Button variant="destroy" pending={pending} onClick={end}>
						{t("sessions.submit", { count })}
					</Button>
				</AlertDialogFooter>
			</AlertDialogContent>
		</AlertDialog>
	);
}
