"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { Link } from "@/components/ui/link.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { ActionResult } from "@/lib/actions/action.ts";
import type { AskingPreview } from "@/lib/credit-requests/asking/preview-asking.ts";
import { previewAskingAction } from "./actions.ts";
import { AskForm } from "./ask-form.tsx";
import type { Asked } from "./asked.ts";

/** Asks for more credits of one type: how many, what for, until when, and whom (product.md 46). */
export default function AskWindow({ open, onOpenChange, ...asked }: Asked & WindowProps) {
	const t = useTranslations("requests.ask");
	const { answer } = useLookUp(previewAskingAction, open ? { creditTypeId: asked.creditTypeId } : null);
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent
				title={asked.isToUseOwn ? t("useOwnTitle") : t("title", { type: asked.type })}
				description={t("text")}
			>
				{answer?.ok && !answer.value.isOpen && hasSomebody(answer.value) ? (
					<AskForm {...asked} preview={answer.value} onDone={() => onOpenChange(false)} />
				) : (
					<>
						<DialogBody>
							<NoForm answer={answer} type={asked.type} onLeave={() => onOpenChange(false)} />
						</DialogBody>
						<DialogFooter>
							<DialogCancel />
						</DialogFooter>
					</>
				)}
			</DialogContent>
		</Dialog>
	);
}

function hasSomebody({ owner, hasAdministrators, creators }: AskingPreview): boolean {
	return owner !== null || hasAdministrators || creators.length > 0;
}

interface NoFormProps {
	answer: ActionResult<AskingPreview> | null;
	type: string;
	onLeave: () => void;
}

/** Why there is nothing to fill in: it loads, there is a request already, or nobody to ask. */
function NoForm({ answer, type, onLeave }: NoFormProps) {
	const t = useTranslations("requests.ask");
	if (!answer) {
		return (
			<div role="status" aria-label={t("loading")} className="space-y-4">
				<Skeleton className="h-9 w-full" />
				<Skeleton className="h-20 w-full" />
				<Skeleton className="h-4 w-2/3" />
			</div>
		);
	}
	if (!answer.ok) return <p className="text-sm">{answer.message}</p>;
	if (!answer.value.isOpen) {
		const purchase = (chunks: ReactNode) => (
			<Link href="/purchase" onClick={onLeave} className="text-accent-ink underline-offset-4 hover:underline">
				{chunks}
			</Link>
		);
		return <p className="text-sm">{t.rich("nobody", { purchase })}</p>;
	}
	return (
		<p className="text-sm">
			{t("isOpen", { type })}{" "}
			<Link href="/credits#requests" onClick={onLeave} className="text-accent-ink underline underline-offset-4">
				{t("toOpen")}
			</Link>
		</p>
	);
}
