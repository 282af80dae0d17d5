"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { formatMoney } from "@/components/money.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { RadioGroup, RadioItem } from "@/components/ui/fields/radio-group.tsx";
import type { LikeOrder } from "@/lib/orders/like-order.ts";
import type { PlaceOrderInput } from "@/lib/orders/schema.ts";
import { placeOrderAction } from "../../actions.ts";
import { LikeOrderQuestion } from "./like-order-question.tsx";

/**
 * How to pay, and the like order that this one comes on top of: if another was placed in the meantime, it is asked
 * again.
 */
type Choices = Pick<PlaceOrderInput, "gateway" | "besideOrderId">;

interface PlaceOrderFormProps {
	/** What was reviewed, sent along: if it has changed, nothing is ordered. */
	order: Omit<PlaceOrderInput, "key" | keyof Choices>;
	gateways: readonly Choices["gateway"][];
	billingMissing: boolean;
	/** The same, ordered a short while ago: the buyer has to say that they want a second one. */
	likeOrder: LikeOrder | null;
}

export function PlaceOrderForm({ order, gateways, billingMissing, likeOrder }: PlaceOrderFormProps) {
	const t = useTranslations("purchase.review");
	const locale = useLocale();
	const router = useRouter();
	const { form, formProps, errorOf, pending, problem } = useSendForm<Choices, PlaceOrderInput, { orderId: string }>({
		defaultValues: { gateway: gateways[0] ?? "invoice", besideOrderId: null },
		check: ({ besideOrderId }) => {
			if (billingMissing) return t("billingFirst");
			return likeOrder && besideOrderId !== likeOrder.id ? { besideOrderId: t("likeOrder.unanswered") } : null;
		},
		action: placeOrderAction,
		input: (choices, key) => ({ ...order, ...choices, key }),
		onDone: ({ orderId }) => router.push(`/orders/${orderId}?placed`),
		onRefused: () => router.refresh(),
	});
	const { gateway, besideOrderId } = form.watch();

	return (
		<Form {...formProps} className="space-y-5 border-t border-line p-5">
			<RadioGroup legend={t("howToPay")}>
				{gateways.map((id) => (
					<RadioItem
						key={id}
						card
						value={id}
						{...form.register("gateway")}
						label={t(`gateways.${id}.label`)}
						help={t(`gateways.${id}.help`)}
					/>
				))}
			</RadioGroup>
			{likeOrder ? (
				<LikeOrderQuestion
					likeOrder={likeOrder}
					wanted={besideOrderId === likeOrder.id}
					onWantedChange={(wanted) => {
						form.setValue("besideOrderId", wanted ? likeOrder.id : null);
						form.clearErrors("besideOrderId");
					}}
					error={errorOf("besideOrderId")}
				/>
			) : null}
			<FormProblem problem={problem} />
			<Button type="submit" variant={billingMissing ? "outline" : "default"} pending={pending} className="w-full">
				{gateway === "demo"
					? t("pay", { amount: formatMoney({ minor: order.totalMinor, currency: order.currency, locale }) })
					: t("order")}
			</Button>
		</Form>
	);
}
