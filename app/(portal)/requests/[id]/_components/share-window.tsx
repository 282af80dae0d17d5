"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { firstOf, sumOf } from "@/app/(portal)/_components/expiring-credits/credits-in-order.ts";
import { ExpiryLines } from "@/app/(portal)/_components/expiring-credits/expiry-lines.tsx";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Status } from "@/components/ui/status.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { MovableCredits } from "@/lib/share-groups/queries.ts";
import { creditsOf, toJsonCredits } from "@/lib/text/credits.ts";
import { shareForRequestAction } from "../../actions.ts";

export interface ShareForRequestProps {
	requestId: string;
	group: { shareGroupId: string; name: string };
	movable: MovableCredits;
	/** Of the person who asks, and how many they need. */
	name: string;
	asked: number;
}

/** Credits into a share group that the person is in, with what there is before and after (product.md 17, 18). */
export default function ShareWindow({ open, onOpenChange, ...shared }: ShareForRequestProps & WindowProps) {
	const t = useTranslations("requests.answer");
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("share", { group: shared.group.name })} description={t("shareText")}>
				<ShareForm {...shared} onDone={() => onOpenChange(false)} />
			</DialogContent>
		</Dialog>
	);
}

function ShareForm({ requestId, group, movable, name, asked, onDone }: ShareForRequestProps & { onDone: () => void }) {
	const t = useTranslations("requests.answer");
	const router = useRouter();
	const { shareGroupId } = group;
	const { form, formProps, errorOf, pending, problem } = useSendForm({
		defaultValues: { credits: String(Math.min(asked, toJsonCredits(sumOf(movable.shareable)))) },
		check: ({ credits }) => (creditsOf(credits) === null ? { credits: t("notNumber") } : null),
		action: shareForRequestAction,
		input: ({ credits }) => ({ requestId, shareGroupId, credits: creditsOf(credits) ?? 0n }),
		onDone: () => {
			toast.done(t("shared", { group: group.name, name }));
			onDone();
		},
		onRefused: () => router.refresh(),
	});
	return (
		<form noValidate {...formProps}>
			<DialogBody>
				<FormProblem problem={problem} />
				<Field label={t("credits")} error={errorOf("credits")} required>
					<Input {...form.register("credits")} inputMode="numeric" autoComplete="off" className="num" />
				</Field>
				<Effect movable={movable} group={group.name} credits={creditsOf(form.watch("credits"))} />
			</DialogBody>
			<DialogFooter>
				<DialogCancel />
				<Button type="submit" pending={pending}>
					{t("shareSubmit")}
				</Button>
			</DialogFooter>
		</form>
	);
}

interface EffectProps {
	movable: MovableCredits;
	group: string;
	/** Null for what is no number. */
	credits: bigint | null;
}

/** "You: 40 → 30 · group: 6 → 16", and which lots, expiring when. */
function Effect({ movable, group, credits }: EffectProps) {
	const t = useTranslations("requests.answer");
	const shareable = sumOf(movable.shareable);
	const [own, inGroup] = [shareable + movable.granted, sumOf(movable.inGroup)];
	const moving = credits === null ? null : firstOf(movable.shareable, credits);
	const boxClasses = "num rounded-md bg-sunken px-3 py-2 text-muted text-small";
	if (credits === null || moving === null) {
		return (
			<p className={boxClasses}>{t("shareMost", { shareable: toJsonCredits(shareable), type: movable.nameInText })}</p>
		);
	}
	const numbers = { own, ownAfter: own - credits, inGroup, inGroupAfter: inGroup + credits };
	const shown = Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, toJsonCredits(value)]));
	return (
		<Status className={boxClasses}>
			<p>{t("shareEffect", { group, ...(shown as Record<keyof typeof numbers, number>) })}</p>
			<ExpiryLines parts={moving} />
		</Status>
	);
}
