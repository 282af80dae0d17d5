"use client";

import { Ban, Check, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { RowMenu } from "@/components/row-menu.tsx";
import type { RowAction } from "@/components/row-menu-pop-up.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";
import type { ActionableOrder } from "./actionable-order.ts";
import type { OrderActionKind } from "./order-action-dialog.tsx";

const OrderActionDialog = lazy(() => import("./order-action-dialog.tsx"));

/** What the operator can do about an order: a pending one is paid or cancelled, a paid one refunded, once more if more has become free. */
export function OrderActions({ order }: { order: ActionableOrder }) {
	const t = useTranslations("operatorOrders");
	// The dialog keeps its kind while it closes, and each opening resets it.
	const [kind, setKind] = useState<OrderActionKind>("markPaid");
	const [open, setOpen] = useState(false);
	const ask = (asked: OrderActionKind) => {
		setKind(asked);
		setOpen(true);
	};
	const canRefund = Boolean(order.refundable?.credits);
	const actions: RowAction[] =
		order.status === "pending"
			? [
					{ label: t("markPaid.menu"), icon: Check, onSelect: () => ask("markPaid") },
					{ label: t("cancel.menu"), icon: Ban, tone: "bad", onSelect: () => ask("cancel") },
				]
			: [
					{
						label: canRefund ? t("refund.menu") : t("refund.nothing"),
						icon: Undo2,
						tone: "bad",
						disabled: !canRefund,
						onSelect: () => ask("refund"),
					},
				];
	return (
		<>
			<RowMenu label={t("actionsOf", { number: order.number.toString() })} actions={actions} />
			<OnceWanted when={open}>
				<OrderActionDialog order={order} kind={kind} open={open} onOpenChange={setOpen} />
			</OnceWanted>
		</>
	);
}
