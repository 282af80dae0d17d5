"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import type { DemoItem } from "@/lib/demo/demo-items.ts";
import type { Payer } from "@/lib/demo/queries.ts";
import type { UseCreditsInput } from "@/lib/demo/schema.ts";
import type { UsedCredits } from "@/lib/demo/use-credits.ts";
import { creditsOf, toJsonCredits } from "@/lib/text/credits.ts";
import { useCreditsAction } from "../actions.ts";
import { ChargeReceipt } from "./charge-receipt.tsx";
import { ItemChoice } from "./item-choice.tsx";
import { PayerPreview } from "./payer-preview.tsx";
import { usePreview } from "./use-preview.ts";
import { WhyNot } from "./why-not.tsx";

interface Fields {
	/** As typed. */
	credits: string;
}

interface UseCreditsFormProps {
	items: readonly [DemoItem, ...DemoItem[]];
	payers: readonly Payer[];
	userId: string;
}

export function UseCreditsForm({ items, payers, userId }: UseCreditsFormProps) {
	const t = useTranslations("useCredits");
	const word = useTranslations("words");
	const wrong = useTranslations("validation");
	const router = useRouter();
	const [item, setItem] = useState<DemoItem>(items[0]);
	const [used, setUsed] = useState<UsedCredits | null>(null);
	const ownerId = payers.find(({ creditType }) => creditType.id === item.creditTypeId)?.owner.id ?? userId;
	const { form, formProps, errorOf, pending, problem, forget } = useSendForm<Fields, UseCreditsInput, UsedCredits>({
		defaultValues: { credits: String(item.credits) },
		check: ({ credits }) => (creditsOf(credits) === null ? { credits: wrong("notCredits") } : null),
		action: useCreditsAction,
		input: ({ credits }, key) => ({ key, ownerId, itemId: item.id, credits: creditsOf(credits) ?? 0n }),
		onDone: setUsed,
		onRefused: () => router.refresh(),
	});
	const credits = creditsOf(form.watch("credits"));
	const preview = usePreview({ itemId: item.id, credits, version: used?.chargeId ?? problem?.nth });
	const payer = payers.find(({ creditType }) => creditType.id === item.creditTypeId);
	if (!payer) return null;
	const type = payer.creditType.nameInText;

	const choose = (next: DemoItem) => {
		setItem(next);
		form.reset({ credits: String(next.credits) });
		forget();
	};

	if (used) return <ChargeReceipt used={used} item={item} typeInText={type} onAgain={() => setUsed(null)} />;
	return (
		<Form {...formProps} className="grid items-start gap-4 lg:grid-cols-3">
			<Card className="lg:col-span-2">
				<CardContent>
					<ItemChoice items={items} payers={payers} chosen={item} onChoose={choose} />
				</CardContent>
			</Card>
			<Card>
				<CardContent className="space-y-5">
					<Field label={word("numberOfCredits", { type })} error={errorOf("credits")} required>
						<Input {...form.register("credits", { onChange: forget })} inputMode="numeric" />
					</Field>
					<FormProblem problem={problem} nothingDone={t("nothingUsed")} />
					<WhyNot refusal={problem} creditTypeId={item.creditTypeId} type={type} userId={userId} />
					{problem && !problem.isAtField ? null : (
						<PayerPreview payer={payer} credits={credits} preview={preview} userId={userId} />
					)}
					<Button type="submit" pending={pending} className="w-full">
						{credits === null ? t("use") : t("useThem", { credits: toJsonCredits(credits), type })}
					</Button>
				</CardContent>
			</Card>
		</Form>
	);
}
