"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { formatMoney } from "@/components/money.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Form } from "@/components/ui/form.tsx";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group.tsx";
import { useAnswer } from "@/components/use-answer.ts";
import { newId } from "@/lib/ids.ts";
import type { PlaceOrderInput } from "@/lib/orders/schema.ts";
import { placeOrder } from "../../actions.ts";

interface PlaceOrderFormProps {
	/** What was reviewed, sent along: if it is no longer so, nothing is ordered. */
	order: Omit<PlaceOrderInput, "key" | "gateway">;
	gateways: readonly PlaceOrderInput["gateway"][];
	currency: string;
	billingMissing: boolean;
}

export function PlaceOrderForm({ order, gateways, ...shown }: PlaceOrderFormProps) {
	const t = useTranslations("purchase.review");
	const locale = useLocale();
	const router = useRouter();
	const [gateway, setGateway] = useState(gateways[0]);
	// One key for each attempt: sent twice, by a double click or because no answer came, it orders once.
	const [key, setKey] = useState(newId);
	const [refusal, setRefusal] = useState<string | null>(null);
	const [pending, startTransition] = useTransition();
	const answer = useAnswer();

	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (pending || !gateway) return;
		if (shown.billingMissing) return setRefusal(t("billingFirst"));
		startTransition(async () => {
			const result = await answer(placeOrder({ ...order, key, gateway }));
			if (result.ok) {
				router.push(`/orders/${result.value.orderId}?placed`);
				return;
			}
			setRefusal(result.message);
			if (result.code === "UNEXPECTED") return;
			setKey(newId());
			router.refresh();
		});
	};

	return (
		<Form onSubmit={submit} className="space-y-5 border-t border-line p-5">
			<RadioGroup legend={t("howToPay")}>
				{gateways.map((id) => (
					<RadioItem
						key={id}
						card
						name="gateway"
						value={id}
						checked={gateway === id}
						onChange={() => setGateway(id)}
						label={t(`gateways.${id}.label`)}
						help={t(`gateways.${id}.help`)}
					/>
				))}
			</RadioGroup>
			{refusal ? (
				<p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-sm text-bad-ink">
					{refusal}
				</p>
			) : null}
			<Button type="submit" variant={shown.billingMissing ? "outline" : "default"} pending={pending} className="w-full">
				{gateway === "demo"
					? t("pay", { amount: formatMoney({ minor: order.totalMinor, currency: shown.currency, locale }) })
					: t("order")}
			</Button>
		</Form>
	);
}
