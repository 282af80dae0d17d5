"use client";

import { useTranslations } from "next-intl";
import {
	AlertDialog,
	AlertDialogAction,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "./ui/windows/alert-dialog.tsx";
import type { WindowProps } from "./ui/windows/window-on-demand.tsx";

interface LeaveQuestionProps extends WindowProps {
	/** What would be lost, if that is known. */
	text?: string;
	onLeave: () => void;
}

export default function LeaveQuestion({ open, onOpenChange, text, onLeave }: LeaveQuestionProps) {
	const t = useTranslations("unsavedChanges");
	return (
		<AlertDialog open={open} onOpenChange={onOpenChange}>
			<AlertDialogContent title={t("title")} description={text ?? t("text")}>
				<AlertDialogFooter>
					<AlertDialogCancel>{t("stay")}</AlertDialogCancel>
					<AlertDialogAction onClick={onLeave}>{t("leave")}</AlertDialogAction>
				</AlertDialogFooter>
			</AlertDialogContent>
		</AlertDialog>
	);
}
