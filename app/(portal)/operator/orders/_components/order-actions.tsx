"use client";

import { Ban, Check, Ellipsis, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import {
	DropdownMenu,
	DropdownMenuContent,
	DropdownMenuItem,
	DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu.tsx";
import type { OperatorOrder } from "@/lib/orders/operator-orders.ts";
import { OrderActionDialog, type OrderActionKind } from "./order-action-dialog.tsx";

/** What the operator can do about an order: a pending one is paid or cancelled, a paid one refunded. */
export function OrderActions({ order }: { order: OperatorOrder }) {
	const t = useTranslations("operatorOrders");
	// The dialog keeps its kind while it closes, and each opening starts it anew.
	const [kind, setKind] = useState<OrderActionKind>("markPaid");
	const [open, setOpen] = useState(false);
	if (order.status !== "pending" && order.status !== "paid") return null;
	const ask = (asked: OrderActionKind) => {
		setKind(asked);
		setOpen(true);
	};
	return (
		<>
			<DropdownMenu>
				<DropdownMenuTrigger asChild>
					<Button
						variant="ghost"
						size="icon-sm"
						className="-my-1.5"
						aria-label={t("actionsOf", { number: order.number.toString() })}
					>
						<Ellipsis aria-hidden />
					</Button>
				</DropdownMenuTrigger>
				<DropdownMenuContent>
					{order.status === "pending" ? (
						<>
							<DropdownMenuItem onSelect={() => ask("markPaid")}>
								<Check aria-hidden />
								{t("markPaid.menu")}
							</DropdownMenuItem>
							<DropdownMenuItem tone="bad" onSelect={() => ask("cancel")}>
								<Ban aria-hidden />
								{t("cancel.menu")}
							</DropdownMenuItem>
						</>
					) : (
						<DropdownMenuItem tone="bad" disabled={!order.refundable?.credits} onSelect={() => ask("refund")}>
							<Undo2 aria-hidden />
							{order.refundable?.credits ? t("refund.menu") : t("refund.nothing")}
						</DropdownMenuItem>
					)}
				</DropdownMenuContent>
			</DropdownMenu>
			<AlertDialog open={open} onOpenChange={setOpen}>
				{open ? <OrderActionDialog order={order} kind={kind} onDone={() => setOpen(false)} /> : null}
			</AlertDialog>
		</>
	);
}
