"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import {
	AlertDialog,
	AlertDialogAction,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "@/components/ui/windows/alert-dialog.tsx";
import { Dialog } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";

interface CarefulDialogProps extends WindowProps {
	/** Whether closing the window would lose text. */
	hasChanges: boolean;
	children: ReactNode;
}

/** A window with text fields: closing it, or leaving the page, asks before anything is lost. */
export function CarefulDialog({ open, onOpenChange, hasChanges, children }: CarefulDialogProps) {
	const t = useTranslations("share.unsaved");
	const [isAsking, setAsking] = useState(false);
	const change = (wanted: boolean) => {
		if (open && !wanted && hasChanges) setAsking(true);
		else onOpenChange(wanted);
	};
	return (
		<>
			<Dialog open={open} onOpenChange={change}>
				{children}
			</Dialog>
			<UnsavedChangesGuard when={open && hasChanges} />
			<AlertDialog open={isAsking} onOpenChange={setAsking}>
				<AlertDialogContent title={t("title")} description={t("text")}>
					<AlertDialogFooter>
						<AlertDialogCancel>{t("stay")}</AlertDialogCancel>
						<AlertDialogAction onClick={() => onOpenChange(false)}>{t("close")}</AlertDialogAction>
					</AlertDialogFooter>
				</AlertDialogContent>
			</AlertDialog>
		</>
	);
}
