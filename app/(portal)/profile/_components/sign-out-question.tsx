"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "@/components/ui/windows/alert-dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { signOutEverywhereAction } from "../actions.ts";

/** Ends every session, including this one, and goes to the sign-in page. */
export default function SignOutQuestion({ sessions, ...opened }: WindowProps & { sessions: number }) {
	const t = useTranslations("profile");
	const { send, pending, problem } = useSend();
	const signOut = () =>
		send({
			action: signOutEverywhereAction,
			input: () => ({}),
			// A whole new page, so that nothing of the user stays in memory.
			onDone: () => window.location.assign("/sign-in"),
		});
	return (
		<AlertDialog {...opened}>
			<AlertDialogContent
				title={t("sessions.everywhereTitle")}
				description={t("sessions.everywhereText", { count: sessions })}
			>
				<FormProblem problem={problem} />
				<AlertDialogFooter>
					<AlertDialogCancel />
					<Button variant="destroy" pending={pending} onClick={signOut}>
						{t("sessions.everywhere")}
					</Button>
				</AlertDialogFooter>
			</AlertDialogContent>
		</AlertDialog>
	);
}
