"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "@/components/ui/windows/alert-dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { endUserSessionsAction } from "../actions.ts";

export interface SessionsToEnd {
	user: { id: string; name: string };
	count: number;
}

/** Asks first, with the number of sessions that end. */
export default function EndSessionsQuestion({ user, count, open, onOpenChange }: SessionsToEnd & WindowProps) {
	const t = useTranslations("adminUsers");
	const { id: userId, name } = user;
	const { send, pending, problem, forget } = useSend();
	const change = (isOpen: boolean) => {
		forget();
		onOpenChange(isOpen);
	};
	const end = () =>
		send({
			action: endUserSessionsAction,
			input: () => ({ userId }),
			onDone: ({ sessions }) => {
				toast.done(t("sessions.done", { name, count: sessions }));
				onOpenChange(false);
			},
		});
	return (
		<AlertDialog open={open} onOpenChange={change}>
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
