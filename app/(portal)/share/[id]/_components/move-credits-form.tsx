"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
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
	/** Whether the number has the focus at first. */
	startsHere: boolean;
}

/** Number of credits, what it would change, and the button that moves them: in, or back out. */
export function MoveCreditsForm({ group, type, startsHere }: MoveCreditsFormProps) {
	const { id: shareGroupId, isParked, outstandingMails } = group;
	const t = useTranslations("shareGroup.move");
	const wrong = useTranslations("validation");
	const router = useRouter();
	const [wantsBack, setBack] = useState(isParked);
	const isEmpty = sumOf(type.inGroup) === 0n;
	const isBack = wantsBack && !isEmpty;
	const moveBack = useMoveBack({ shareGroupId, type, isBack });
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
			const receipt = { credits: Number(credits), type: type.nameInText };
			const said = mails > 0 ? t("share.doneAndMailed", { ...receipt, mails }) : t(`${direction}.done`, receipt);
			toast.done(said, { undo: isParked ? null : () => moveBack(credits) });
			form.reset();
			setBack(isBack);
		},
		onRefused: () => router.refresh(),
	});
	useEffect(() => {
		if (startsHere) form.setFocus("credits");
	}, [startsHere, form.setFocus]);
	const turn = () => {
		setBack(!isBack);
		form.reset();
		forget();
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
					<Effect type={type} credits={creditsOf(form.watch("credits"))} isBack={isBack} />
					{isBack ? null : <MailsToCome count={outstandingMails} />}
				</>
			)}
			{isParked ? <p className="text-muted text-small">{t(isEmpty ? "parkedEmpty" : "parked")}</p> : null}
			{isParked || isEmpty ? null : (
				<Button variant="link" onClick={turn}>
					{t(isBack ? "share.turn" : "back.turn")}
				</Button>
			)}
		</Form>
	);
}

/** How many are welcomed by mail once there are credits. */
function MailsToCome({ count }: { count: number }) {
	const t = useTranslations("shareGroup.move.share");
	return count > 0 ? <p className="num text-muted text-small">{t("mails", { count })}</p> : null;
}

/** Moves the same number of credits the other way. Who was welcomed by mail in between stays in the group. */
function useMoveBack({ shareGroupId, type, isBack }: { shareGroupId: string; type: MovableCredits; isBack: boolean }) {
	const t = useTranslations("shareGroup.move");
	const { send } = useSend();
	return (typed: string) =>
		send({
			action: isBack ? shareCreditsAction : takeCreditsBackAction,
			input: (key) => ({ key, shareGroupId, creditTypeId: type.creditTypeId, credits: creditsOf(typed) ?? 0n }),
			onDone: () => {
				const receipt = { credits: Number(typed), type: type.nameInText };
				toast.done(t(isBack ? "share.done" : "back.done", receipt));
			},
			onProblem: ({ message }) => toast.failed(message),
		});
}

/** "You: 40 → 30 · group: 6 → 16", and which lots, expiring when. */
function Effect({ type, credits, isBack }: { type: MovableCredits; credits: bigint | null; isBack: boolean }) {
	const t = useTranslations("shareGroup.move");
	const shareable = sumOf(type.shareable);
	const own = shareable + type.granted;
	const inGroup = sumOf(type.inGroup);
	const moving = credits === null ? null : firstOf(isBack ? type.inGroup : type.shareable, credits);
	const boxClasses = "num rounded-md bg-sunken px-3 py-2 text-muted text-small";
	if (credits === null || moving === null) {
		return (
			<p className={boxClasses}>
				{t(isBack ? "back.most" : "share.most", {
					credits: toJsonCredits(isBack ? inGroup : shareable),
					type: type.nameInText,
				})}
			</p>
		);
	}
	const signed = isBack ? -credits : credits;
	return (
		<Status className={boxClasses}>
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
