"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { formatMoney } from "@/components/money.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Form } from "@/components/ui/form.tsx";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group.tsx";
import { useAnswer } from "@/components/use-answer.ts";
import { newId } from "@/lib/ids.ts";
import type { LikeOrder } from "@/lib/orders/like-order.ts";
import type { PlaceOrderInput } from "@/lib/orders/schema.ts";
import { placeOrder } from "../../actions.ts";
import { LikeOrderQuestion } from "./like-order-question.tsx";

type Gateway = PlaceOrderInput["gateway"];

interface PlaceOrderFormProps {
	/** What was reviewed, sent along: if it is no longer so, nothing is ordered. */
	order: Omit<PlaceOrderInput, "key" | "gateway" | "besideOrderId">;
	gateways: readonly Gateway[];
	currency: string;
	billingMissing: boolean;
	/** The same, ordered a short while ago: it has to be said that this is to be a second one. */
	likeOrder: LikeOrder | null;
}

export function PlaceOrderForm({ order, gateways, likeOrder, ...shown }: PlaceOrderFormProps) {
	const t = useTranslations("purchase.review");
	const locale = useLocale();
	const router = useRouter();
	const [gateway, setGateway] = useState(gateways[0]);
	// One key for each attempt: sent twice, by a double click or because no answer came, it orders once.
	const [key, setKey] = useState(newId);
	// Which order this one is wanted beside: of another that was placed meanwhile it is asked again.
	const [besideOrderId, setBesideOrderId] = useState<string | null>(null);
	const [unanswered, setUnanswered] = useState(false);
	const tick = useRef<HTMLInputElement>(null);
	const [refusal, setRefusal] = useState<string | null>(null);
	const [pending, startTransition] = useTransition();
	const answer = useAnswer();

	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (pending || !gateway) return;
		if (shown.billingMissing) return setRefusal(t("billingFirst"));
		if (likeOrder && besideOrderId !== likeOrder.id) {
			setUnanswered(true);
			tick.current?.focus();
			return;
		}
		startTransition(async () => {
			const result = await answer(placeOrder({ ...order, key, gateway, besideOrderId }));
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
			<PaymentChoice gateways={gateways} chosen={gateway} onChoose={setGateway} />
			{likeOrder ? (
				<LikeOrderQuestion
					likeOrder={likeOrder}
					wanted={besideOrderId === likeOrder.id}
					onWantedChange={(wanted) => {
						setBesideOrderId(wanted ? likeOrder.id : null);
						setUnanswered(false);
					}}
					unanswered={unanswered}
					tick={tick}
				/>
			) : null}
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

interface PaymentChoiceProps {
	gateways: readonly Gateway[];
	chosen: Gateway | undefined;
	onChoose: (gateway: Gateway) => void;
}

function PaymentChoice({ gateways, chosen, onChoose }: PaymentChoiceProps) {
	const t = useTranslations("purchase.review");
	return (
		<RadioGroup legend={t("howToPay")}>
			{gateways.map((id) => (
				<RadioItem
					key={id}
					card
					name="gateway"
					value={id}
					checked={chosen === id}
					onChange={() => onChoose(id)}
					label={t(`gateways.${id}.label`)}
					help={t(`gateways.${id}.help`)}
				/>
			))}
		</RadioGroup>
	);
}
