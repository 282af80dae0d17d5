"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useAsk } from "@/components/forms/use-ask.ts";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
	AlertDialogTrigger,
} from "@/components/ui/alert-dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { signOutEverywhereAction } from "../actions.ts";

/** Ends every session, this one too, and goes to the sign-in page. */
export function SignOutEverywhere({ sessions }: { sessions: number }) {
	const t = useTranslations("profile");
	const ask = useAsk();
	const [pending, startTransition] = useTransition();
	const [problem, setProblem] = useState<string | null>(null);
	const signOut = () => {
		if (pending) return;
		startTransition(async () => {
			const result = await ask(signOutEverywhereAction, {});
			// A whole new page, so that nothing of whoever was signed in stays in memory.
			if (result.ok) window.location.assign("/sign-in");
			else setProblem(result.message);
		});
	};
	return (
		<AlertDialog>
			<AlertDialogTrigger asChild>
				<Button variant="danger">{t("sessions.everywhere")}</Button>
			</AlertDialogTrigger>
			<AlertDialogContent
				title={t("sessions.everywhereTitle")}
				description={t("sessions.everywhereText", { count: sessions })}
			>
				{problem ? (
					<p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-sm text-bad-ink">
						{problem}
					</p>
				) : null}
				<AlertDialogFooter>
					<AlertDialogCancel>{t("cancel")}</AlertDialogCancel>
					<Button variant="destroy" pending={pending} onClick={signOut}>
						{t("sessions.everywhere")}
					</Button>
				</AlertDialogFooter>
			</AlertDialogContent>
		</AlertDialog>
	);
}
