"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useAsk } from "@/components/forms/use-ask.ts";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "@/components/ui/alert-dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { toJsonCredits } from "@/lib/credits.ts";
import { newId } from "@/lib/ids.ts";
import type { DeletionPreview } from "@/lib/share-groups/preview-deletion.ts";
import { deleteShareGroupAction, previewDeletionAction } from "../actions.ts";
import { DeletionEffects } from "./deletion-effects.tsx";
import { useSend } from "./use-send.ts";

interface DeleteGroupProps {
	group: { id: string; name: string };
	open: boolean;
	onOpenChange: (open: boolean) => void;
	/** Where to go when it is done; the list shows it by itself. */
	next?: string;
}

/** Asks before a group goes, naming what comes back, when it expires, and who loses access. */
export function DeleteGroup({ group, open, onOpenChange, next }: DeleteGroupProps) {
	const t = useTranslations("share.delete");
	return (
		<AlertDialog open={open} onOpenChange={onOpenChange}>
			{open ? (
				<AlertDialogContent title={t("title", { name: group.name })} description={t("text")} className="max-w-lg">
					<Question group={group} next={next} onDone={() => onOpenChange(false)} />
				</AlertDialogContent>
			) : null}
		</AlertDialog>
	);
}

function Question({ group, next, onDone }: Pick<DeleteGroupProps, "group" | "next"> & { onDone: () => void }) {
	const t = useTranslations("share");
	const format = useFormatter();
	const router = useRouter();
	const [key] = useState(newId);
	const [preview, setPreview] = useState<DeletionPreview | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const ask = useAsk();
	const { send, pending, message } = useSend();
	const { id: shareGroupId, name } = group;

	useEffect(() => {
		let isWanted = true;
		ask(previewDeletionAction, { shareGroupId }).then((result) => {
			if (!isWanted) return;
			if (result.ok) setPreview(result.value);
			else setProblem(result.message);
		});
		return () => {
			isWanted = false;
		};
	}, [shareGroupId, ask]);

	const remove = () =>
		send(
			(ask) => ask(deleteShareGroupAction, { key, shareGroupId }),
			({ status, returned }) => {
				const back = returned.map(({ credits, nameInText: type }) =>
					t("creditsOfType", { credits: toJsonCredits(credits), type }),
				);
				const receipt = { name, count: back.length, credits: format.list(back) };
				toast.done(t(status === "closing" ? "delete.closing" : "delete.done", receipt));
				onDone();
				if (next) router.push(next);
			},
		);

	return (
		<>
			{preview ? <DeletionEffects preview={preview} /> : null}
			{preview || problem ? null : <Skeleton className="h-24 w-full rounded-lg" />}
			{(problem ?? message) ? (
				<p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-bad-ink text-sm">
					{problem ?? message}
				</p>
			) : null}
			<AlertDialogFooter>
				<AlertDialogCancel>{t("cancel")}</AlertDialogCancel>
				<Button variant="destroy" pending={pending} disabled={!preview} onClick={remove}>
					{t("delete.confirm")}
				</Button>
			</AlertDialogFooter>
		</>
	);
}
