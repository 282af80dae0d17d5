"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { formatMoney } from "@/components/money.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Textarea } from "@/components/ui/fields/textarea.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "@/components/ui/windows/alert-dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { ActionableOrder } from "./actionable-order.ts";
import { cancelOrderAction, markOrderPaidAction, refundOrderAction } from "./actions.ts";

export type OrderActionKind = "markPaid" | "cancel" | "refund";

interface OrderActionProps {
	order: ActionableOrder;
	kind: OrderActionKind;
	onDone: () => void;
}

/** Says in numbers what will happen, asks for the reason if one is stored, does it, and says what was done. */
export default function OrderActionDialog({
	open,
	onOpenChange,
	...asked
}: WindowProps & Omit<OrderActionProps, "onDone">) {
	return (
		<AlertDialog open={open} onOpenChange={onOpenChange}>
			{open ? <OrderAction {...asked} onDone={() => onOpenChange(false)} /> : null}
		</AlertDialog>
	);
}

function OrderAction(props: OrderActionProps) {
	const t = useTranslations("operatorOrders");
	const locale = useLocale();
	const values = useValues(props.order);
	const { id: orderId } = props.order;
	if (props.kind === "markPaid") {
		return (
			<Question
				{...props}
				action={markOrderPaidAction}
				input={() => ({ orderId })}
				said={({ alreadyPaid }) => t(alreadyPaid ? "markPaid.before" : "markPaid.done", values)}
			/>
		);
	}
	if (props.kind === "cancel") {
		return (
			<Question
				{...props}
				action={cancelOrderAction}
				input={(reason) => ({ orderId, reason })}
				said={() => t("cancel.done", values)}
			/>
		);
	}
	return (
		<Question
			{...props}
			action={refundOrderAction}
			input={(reason) => ({ orderId, reason })}
			said={({ refundedCredits, refundedMinor, currency }) => {
				const amount = formatMoney({ minor: refundedMinor, currency, locale });
				return t("refund.done", { ...values, unspent: toJsonCredits(refundedCredits), amount });
			}}
		/>
	);
}

interface QuestionProps<Input, Value> extends OrderActionProps {
	action: Action<Input, Value>;
	input: (reason: string) => Input;
	/** The sentence that says what was done. */
	said: (value: Value) => string;
}

function Question<Input, Value>({ order, kind, onDone, action, input, said }: QuestionProps<Input, Value>) {
	const t = useTranslations("operatorOrders");
	const word = useTranslations("words");
	const router = useRouter();
	const values = useValues(order);
	const { form, formProps, errorOf, pending, problem } = useSendForm<{ reason: string }, Input, Value>({
		defaultValues: { reason: "" },
		action,
		input: ({ reason }) => input(reason),
		onDone: (value) => {
			toast.done(said(value));
			onDone();
		},
		onRefused: ({ fieldErrors }) => {
			if (!fieldErrors) router.refresh();
		},
	});

	return (
		<AlertDialogContent title={t(`${kind}.title`, values)} description={t(`${kind}.text`, values)}>
			<form noValidate {...formProps} className="space-y-5">
				{kind === "markPaid" ? null : (
					<Field label={word("reason")} help={t("reasonHelp")} error={errorOf("reason")} required>
						<Textarea {...form.register("reason")} rows={2} />
					</Field>
				)}
				<FormProblem problem={problem} />
				<AlertDialogFooter>
					<AlertDialogCancel>{kind === "cancel" ? t("keep") : null}</AlertDialogCancel>
					<Button type="submit" variant={kind === "markPaid" ? "default" : "destroy"} pending={pending}>
						{t(`${kind}.confirm`, values)}
					</Button>
				</AlertDialogFooter>
			</form>
		</AlertDialogContent>
	);
}

function useValues(order: ActionableOrder) {
	const locale = useLocale();
	const money = (minor: bigint) => formatMoney({ minor, currency: order.currency, locale });
	return {
		number: order.number.toString(),
		credits: toJsonCredits(order.credits),
		type: order.creditTypeNameInText,
		name: order.beneficiaryName,
		plan: order.planName,
		sold: order.isSubscription ? "subscription" : "credits",
		billedTo: order.billedTo,
		reference: order.gatewayReference ?? "–",
		months: order.validityMonths,
		total: money(order.totalMinor),
		unspent: toJsonCredits(order.refundable?.credits ?? 0n),
		amount: money(order.refundable?.moneyMinor ?? 0n),
	};
}
