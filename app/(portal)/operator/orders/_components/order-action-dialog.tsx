"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { useAsk } from "@/components/forms/use-ask.ts";
import { formatMoney } from "@/components/money.tsx";
import { AlertDialogCancel, AlertDialogContent, AlertDialogFooter } from "@/components/ui/alert-dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Textarea } from "@/components/ui/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { ActionRefusal } from "@/lib/action.ts";
import { toJsonCredits } from "@/lib/credits.ts";
import type { OperatorOrder } from "@/lib/orders/operator-orders.ts";
import { cancelOrder, markOrderPaid, refundOrder } from "../actions.ts";

export type OrderActionKind = "markPaid" | "cancel" | "refund";

interface OrderActionDialogProps {
	order: OperatorOrder;
	kind: OrderActionKind;
	onDone: () => void;
}

/** Says in numbers what will happen, asks for the reason where one is kept, does it, and says what was done. */
export function OrderActionDialog({ order, kind, onDone }: OrderActionDialogProps) {
	const t = useTranslations("operatorOrders");
	const router = useRouter();
	const perform = usePerform(order);
	const values = useValues(order);
	const reasonInput = useRef<HTMLTextAreaElement>(null);
	const [reason, setReason] = useState("");
	const [refusal, setRefusal] = useState<ActionRefusal | null>(null);
	const [pending, startTransition] = useTransition();

	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (pending) return;
		startTransition(async () => {
			const result = await perform[kind](reason);
			if (typeof result === "string") {
				toast.done(result);
				onDone();
				return;
			}
			setRefusal(result);
			if (result.fieldErrors) reasonInput.current?.focus();
			else router.refresh();
		});
	};

	return (
		<AlertDialogContent title={t(`${kind}.title`, values)} description={t(`${kind}.text`, values)}>
			<form onSubmit={submit} className="space-y-5">
				{kind === "markPaid" ? null : (
					<Field label={t("reason")} help={t("reasonHelp")} error={refusal?.fieldErrors?.reason} required>
						<Textarea
							ref={reasonInput}
							value={reason}
							onChange={({ target }) => setReason(target.value)}
							rows={2}
							maxLength={500}
						/>
					</Field>
				)}
				{refusal && !refusal.fieldErrors ? (
					<p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-sm text-bad-ink">
						{refusal.message}
					</p>
				) : null}
				<AlertDialogFooter>
					<AlertDialogCancel>{t(kind === "cancel" ? "keep" : "dismiss")}</AlertDialogCancel>
					<Button type="submit" variant={kind === "markPaid" ? "default" : "destroy"} pending={pending}>
						{t(`${kind}.confirm`, values)}
					</Button>
				</AlertDialogFooter>
			</form>
		</AlertDialogContent>
	);
}

/** Each action answers the sentence that says what it did, or why it didn't. */
function usePerform(
	order: OperatorOrder,
): Record<OrderActionKind, (reason: string) => Promise<string | ActionRefusal>> {
	const t = useTranslations("operatorOrders");
	const locale = useLocale();
	const ask = useAsk();
	const { id: orderId } = order;
	const values = useValues(order);
	return {
		async markPaid() {
			const result = await ask(markOrderPaid, { orderId });
			if (!result.ok) return result;
			return result.value.alreadyPaid ? t("markPaid.before", values) : t("markPaid.done", values);
		},
		async cancel(reason) {
			const result = await ask(cancelOrder, { orderId, reason });
			return result.ok ? t("cancel.done", values) : result;
		},
		async refund(reason) {
			const result = await ask(refundOrder, { orderId, reason });
			if (!result.ok) return result;
			const { refundedCredits, refundedMinor, currency } = result.value;
			const amount = formatMoney({ minor: refundedMinor, currency, locale });
			return t("refund.done", { ...values, unspent: toJsonCredits(refundedCredits), amount });
		},
	};
}

function useValues(order: OperatorOrder) {
	const locale = useLocale();
	const money = (minor: bigint) => formatMoney({ minor, currency: order.currency, locale });
	return {
		number: order.number.toString(),
		credits: toJsonCredits(order.credits),
		type: order.creditTypeNameInText,
		name: order.beneficiaryName,
		billedTo: order.billedTo ?? order.buyerName,
		reference: order.gatewayReference ?? "–",
		months: order.validityMonths,
		total: money(order.totalMinor),
		unspent: toJsonCredits(order.refundable?.credits ?? 0n),
		amount: money(order.refundable?.moneyMinor ?? 0n),
	};
}
