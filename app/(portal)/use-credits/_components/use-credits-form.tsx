"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { DemoItem } from "@/lib/charges/demo-items.ts";
import type { Payer } from "@/lib/charges/queries.ts";
import { toJsonCredits } from "@/lib/credits.ts";
import { ChargeReceipt } from "./charge-receipt.tsx";
import { ItemChoice } from "./item-choice.tsx";
import { PayerPreview } from "./payer-preview.tsx";
import { useCharge } from "./use-charge.ts";
import { usePreview } from "./use-preview.ts";

interface UseCreditsFormProps {
	items: readonly [DemoItem, ...DemoItem[]];
	payers: readonly Payer[];
}

export function UseCreditsForm({ items, payers }: UseCreditsFormProps) {
	const t = useTranslations("useCredits");
	const { post, pending, refusal, used, startAnew } = useCharge();
	const [item, setItem] = useState<DemoItem>(items[0]);
	const [amount, setAmount] = useState(String(item.credits));
	const amountInput = useRef<HTMLInputElement>(null);
	const [amountError, setAmountError] = useState<string | null>(null);
	const credits = /^[1-9]\d{0,14}$/.test(amount.trim()) ? BigInt(amount.trim()) : null;
	const preview = usePreview({ itemId: item.id, credits, version: used?.chargeId ?? refusal });
	const payer = payers.find(({ creditType }) => creditType.id === item.creditTypeId);
	if (!payer) return null;
	const type = payer.creditType.nameInText;

	const change = (next: string) => {
		setAmount(next);
		setAmountError(null);
		startAnew();
	};
	const choose = (next: DemoItem) => {
		setItem(next);
		change(String(next.credits));
	};
	const submit = (event: FormEvent) => {
		event.preventDefault();
		setAmountError(credits === null ? t("errors.notANumber") : null);
		if (credits !== null) return post({ itemId: item.id, credits });
		startAnew();
		amountInput.current?.focus();
	};

	if (used) return <ChargeReceipt used={used} item={item} typeInText={type} onAgain={startAnew} />;
	return (
		<Form onSubmit={submit} className="grid items-start gap-4 lg:grid-cols-3">
			<Card className="lg:col-span-2">
				<CardContent>
					<ItemChoice items={items} payers={payers} chosen={item} onChoose={choose} />
				</CardContent>
			</Card>
			<Card>
				<CardContent className="space-y-5">
					<Field label={t("howMany", { type })} error={amountError ?? refusal?.fieldErrors?.credits} required>
						<Input
							ref={amountInput}
							inputMode="numeric"
							value={amount}
							onChange={({ target }) => change(target.value)}
							maxLength={15}
						/>
					</Field>
					{refusal && !refusal.fieldErrors ? (
						<p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-sm text-bad-ink">
							{refusal.message} {refusal.code === "UNEXPECTED" ? null : t("nothingUsed")}
						</p>
					) : (
						<PayerPreview payer={payer} credits={credits} preview={preview} />
					)}
					<Button type="submit" pending={pending} className="w-full">
						{credits === null ? t("use") : t("useThem", { credits: toJsonCredits(credits), type })}
					</Button>
				</CardContent>
			</Card>
		</Form>
	);
}
