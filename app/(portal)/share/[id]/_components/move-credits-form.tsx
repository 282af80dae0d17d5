"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { toJsonCredits } from "@/lib/credits.ts";
import { newId } from "@/lib/ids.ts";
import type { ManagedGroup, MovableCredits } from "@/lib/share-groups/queries.ts";
import { ExpiryLines } from "../../_components/expiry-lines.tsx";
import { useSend } from "../../_components/use-send.ts";
import { shareCreditsAction, takeCreditsBackAction } from "../actions.ts";
import { firstOf, sumOf } from "./credits-in-order.ts";

interface MoveCreditsFormProps {
	group: Pick<ManagedGroup, "id" | "isParked" | "outstandingMails">;
	type: MovableCredits;
}

/** Number of credits, what it would change, and the button that moves them: in, or back out. */
export function MoveCreditsForm({ group, type }: MoveCreditsFormProps) {
	const { id: shareGroupId, isParked, outstandingMails } = group;
	const t = useTranslations("shareGroup.move");
	const router = useRouter();
	const { send, pending, message, errorOf, forget } = useSend();
	const [isBack, setBack] = useState(isParked);
	const [typed, setTyped] = useState("");
	const [error, setError] = useState<string | null>(null);
	const [key, setKey] = useState(newId);
	const input = useRef<HTMLInputElement>(null);
	const credits = /^[1-9]\d{0,14}$/.test(typed.trim()) ? BigInt(typed.trim()) : null;
	const direction = isBack ? "back" : "share";

	async function submit(event: FormEvent) {
		event.preventDefault();
		setError(credits === null ? t("notCredits") : null);
		if (credits === null) return input.current?.focus();
		const movement = { key, shareGroupId, creditTypeId: type.creditTypeId, credits };
		const isDone = await send(
			(ask) => ask(isBack ? takeCreditsBackAction : shareCreditsAction, movement),
			({ mails }) => {
				const receipt = { credits: toJsonCredits(credits), type: type.nameInText };
				toast.done(mails > 0 ? t("share.doneAndMailed", { ...receipt, mails }) : t(`${direction}.done`, receipt));
				setTyped("");
			},
		);
		// What became of it is not known then, and the same key tells.
		if (isDone !== null) setKey(newId());
		// What the page says of the wallet and the group is out of date then.
		if (isDone === false) router.refresh();
		if (!isDone) input.current?.focus();
	}
	const change = (text: string) => {
		setTyped(text);
		setError(null);
		forget();
	};
	const turn = () => {
		setBack(!isBack);
		change("");
	};

	return (
		<Form onSubmit={submit} className="space-y-3">
			{isParked && !isBack ? null : (
				<>
					<Field label={t(`${direction}.label`)} error={error ?? errorOf("credits") ?? message}>
						<div className="flex gap-2">
							<NumberInput inputRef={input} value={typed} onType={change} />
							<Button type="submit" pending={pending}>
								{t(`${direction}.submit`)}
							</Button>
						</div>
					</Field>
					<Effect type={type} credits={credits} isBack={isBack} />
					{!isBack && outstandingMails > 0 ? (
						<p className="num text-muted text-small">{t("share.mails", { count: outstandingMails })}</p>
					) : null}
				</>
			)}
			{isParked ? <p className="text-muted text-small">{t("parked")}</p> : null}
			{isParked || (!isBack && sumOf(type.inGroup) === 0n) ? null : (
				<Button variant="link" onClick={turn}>
					{t(isBack ? "share.turn" : "back.turn")}
				</Button>
			)}
		</Form>
	);
}

function NumberInput({
	inputRef,
	value,
	onType,
}: {
	inputRef: React.Ref<HTMLInputElement>;
	value: string;
	onType: (text: string) => void;
}) {
	return (
		<Input
			ref={inputRef}
			className="num min-w-0 flex-1"
			inputMode="numeric"
			autoComplete="off"
			maxLength={15}
			value={value}
			onChange={({ target }) => onType(target.value)}
		/>
	);
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
		<div className={boxClasses} role="status">
			<p>
				{t("effect", {
					own: toJsonCredits(own),
					ownAfter: toJsonCredits(own - signed),
					group: toJsonCredits(inGroup),
					groupAfter: toJsonCredits(inGroup + signed),
				})}
			</p>
			<ExpiryLines parts={moving} />
		</div>
	);
}
