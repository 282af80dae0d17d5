"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Status } from "@/components/ui/status.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { MovedCredits } from "@/lib/share-groups/credits/move-credits.ts";
import type { ManagedGroup, MovableCredits } from "@/lib/share-groups/queries.ts";
import type { MoveCreditsInput } from "@/lib/share-groups/schema.ts";
import { creditsOf, toJsonCredits } from "@/lib/text/credits.ts";
import { firstOf, sumOf } from "../../../_components/expiring-credits/credits-in-order.ts";
import { ExpiryLines } from "../../../_components/expiring-credits/expiry-lines.tsx";
import { shareCreditsAction, takeCreditsBackAction } from "../actions.ts";

interface Fields {
	/** As typed. */
	credits: string;
}

interface MoveCreditsFormProps {
	group: Pick<ManagedGroup, "id" | "isParked" | "outstandingMails">;
	type: MovableCredits;
	/** Whether there are credits of no type to move: then none is named. */
	isOfAnyType: boolean;
	/** Whether the number has the focus at first. */
	startsHere: boolean;
}

/** Number of credits, what it would change, and the button that moves them: in, or back out. */
export function MoveCreditsForm({ group, type, isOfAnyType, startsHere }: MoveCreditsFormProps) {
	const { id: shareGroupId, isParked, outstandingMails } = group;
	const t = useTranslations("shareGroup.move");
	const wrong = useTranslations("validation");
	const router = useRouter();
	const isEmpty = sumOf(type.inGroup) === 0n;
	const [isBack, setBack] = useState(isParked && !isEmpty);
	const moveBack = useMoveBack({ shareGroupId, type, isBack });
	const receiptOf = useReceipt(type);
	const direction = isBack ? "back" : "share";
	const { form, formProps, errorOf, pending, problem, forget } = useSendForm<Fields, MoveCreditsInput, MovedCredits>({
		defaultValues: { credits: "" },
		check: ({ credits }) => (creditsOf(credits) === null ? { credits: wrong("notCredits") } : null),
		action: isBack ? takeCreditsBackAction : shareCreditsAction,
		input: ({ credits }, key) => ({
			key,
			shareGroupId,
			creditTypeId: type.creditTypeId,
			credits: creditsOf(credits) ?? 0n,
		}),
		onDone: ({ mails }, { credits }) => {
			toast.done(receiptOf({ direction, credits, mails }), { undo: isParked ? null : () => moveBack(credits) });
			form.reset();
			// A group that is emptied is shared with again.
			setBack(isBack && (creditsOf(credits) ?? 0n) < sumOf(type.inGroup));
		},
		onRefused: () => router.refresh(),
	});
	useEffect(() => {
		if (startsHere) form.setFocus("credits");
	}, [startsHere, form.setFocus]);
	const turn = () => {
		// At once: a form that was reset knows its fields again once it is drawn.
		flushSync(() => {
			setBack(!isBack);
			form.reset();
			forget();
		});
		form.setFocus("credits");
	};

	return (
		<Form {...formProps} className="space-y-3">
			{isParked && !isBack ? null : (
				<>
					<Field label={t(`${direction}.label`)} error={errorOf("credits")}>
						<div className="flex gap-2">
							<Input
								{...form.register("credits", { onChange: forget })}
								className="num min-w-0 flex-1"
								inputMode="numeric"
								autoComplete="off"
							/>
							<Button type="submit" pending={pending}>
								{t(`${direction}.submit`)}
							</Button>
						</div>
					</Field>
					<FormProblem problem={problem} />
					<Effect {...{ type, isOfAnyType, isBack }} credits={creditsOf(form.watch("credits"))} />
					{isBack ? null : <MailsToCome count={outstandingMails} />}
				</>
			)}
			{isParked ? <p className="text-muted text-small">{t(isEmpty ? "parkedEmpty" : "parked")}</p> : null}
			{(isBack ? isParked : isEmpty) ? null : <TurnButton isBack={isBack} onClick={turn} />}
		</Form>
	);
}

/** Chooses the other direction. */
function TurnButton({ isBack, onClick }: { isBack: boolean; onClick: () => void }) {
	const t = useTranslations("shareGroup.move");
	return (
		<Button variant="link" onClick={onClick}>
			{t(isBack ? "share.turn" : "back.turn")}
		</Button>
	);
}

/** How many are welcomed by mail once there are credits. */
function MailsToCome({ count }: { count: number }) {
	const t = useTranslations("shareGroup.move.share");
	return count > 0 ? <p className="num text-muted text-small">{t("mails", { count })}</p> : null;
}

/** What was done, in a sentence. */
function useReceipt({ nameInText }: MovableCredits) {
	const t = useTranslations("shareGroup.move");
	return ({ direction, credits, mails = 0 }: { direction: "share" | "back"; credits: string; mails?: number }) => {
		const receipt = { credits: Number(credits), type: nameInText };
		return mails > 0 ? t("share.doneAndMailed", { ...receipt, mails }) : t(`${direction}.done`, receipt);
	};
}

/** Moves the same number of credits the other way. Who was welcomed by mail in between stays in the group. */
function useMoveBack({ shareGroupId, type, isBack }: { shareGroupId: string; type: MovableCredits; isBack: boolean }) {
	const receiptOf = useReceipt(type);
	const { send } = useSend();
	return (typed: string) =>
		send({
			action: isBack ? shareCreditsAction : takeCreditsBackAction,
			input: (key) => ({ key, shareGroupId, creditTypeId: type.creditTypeId, credits: creditsOf(typed) ?? 0n }),
			onDone: () => {
				toast.done(receiptOf({ direction: isBack ? "share" : "back", credits: typed }));
			},
			onProblem: ({ message }) => toast.failed(message),
		});
}

const EFFECT_CLASSES = "num rounded-md bg-sunken px-3 py-2 text-muted text-small";

interface EffectProps extends Pick<MoveCreditsFormProps, "type" | "isOfAnyType"> {
	isBack: boolean;
	credits: bigint | null;
}

/** "You: 40 → 30 · group: 6 → 16", and which lots, expiring when. */
function Effect({ type, isOfAnyType, isBack, credits }: EffectProps) {
	const t = useTranslations("shareGroup.move");
	const shareable = sumOf(type.shareable);
	const own = shareable + type.granted;
	const inGroup = sumOf(type.inGroup);
	if (isOfAnyType) return <p className={EFFECT_CLASSES}>{t("share.none")}</p>;
	const moving = credits === null ? null : firstOf(isBack ? type.inGroup : type.shareable, credits);
	if (credits === null || moving === null) {
		return (
			<p className={EFFECT_CLASSES}>
				{t(isBack ? "back.most" : "share.most", {
					credits: toJsonCredits(isBack ? inGroup : shareable),
					type: type.nameInText,
				})}
			</p>
		);
	}
	const signed = isBack ? -credits : credits;
	return (
		<Status className={EFFECT_CLASSES}>
			<p>
				{t("effect", {
					own: toJsonCredits(own),
					ownAfter: toJsonCredits(own - signed),
					group: toJsonCredits(inGroup),
					groupAfter: toJsonCredits(inGroup + signed),
				})}
			</p>
			<ExpiryLines parts={moving} />
		</Status>
	);
}
