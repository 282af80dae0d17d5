"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "@/components/ui/windows/alert-dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { deleteShareGroupAction, previewDeletionAction } from "../actions.ts";
import { DeletionEffects } from "./deletion-effects.tsx";

interface DeleteGroupProps extends WindowProps {
	group: { id: string; name: string };
	/** Where to go when it is done; the list shows it by itself. */
	next?: string;
}

/** Asks before deleting a group, naming what comes back, when it expires, and who loses access. */
export default function DeleteGroup({ group, open, onOpenChange, next }: DeleteGroupProps) {
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
	const t = useTranslations("share.delete");
	const word = useTranslations("words");
	const format = useFormatter();
	const router = useRouter();
	const { id: shareGroupId, name } = group;
	const { answer } = useLookUp(previewDeletionAction, { shareGroupId });
	const { send, pending, problem } = useSend();
	const unread = answer && !answer.ok ? { ...answer, nth: 0 } : null;

	const remove = () =>
		send({
			action: deleteShareGroupAction,
			input: (key) => ({ key, shareGroupId }),
			onDone: ({ status, returned }) => {
				const back = returned.map(({ credits, nameInText: type }) =>
					word("credits", { credits: toJsonCredits(credits), type }),
				);
				const receipt = { name, count: back.length, credits: format.list(back) };
				toast.done(t(status === "closing" ? "closing" : "done", receipt), {
					isOfNextPage: next !== undefined,
				});
				onDone();
				if (next) router.push(next);
			},
		});

	return (
		<>
			{answer?.ok ? <DeletionEffects preview={answer.value} /> : null}
			{answer ? null : <Skeleton className="h-24 w-full rounded-lg" />}
			<FormProblem problem={problem ?? unread} />
			<AlertDialogFooter>
				<AlertDialogCancel />
				<Button variant="destroy" pending={pending} disabled={!answer?.ok} onClick={remove}>
					{t("confirm")}
				</Button>
			</AlertDialogFooter>
		</>
	);
}
