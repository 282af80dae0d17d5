"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useSelection } from "@/components/data-table/selection/row-selection.tsx";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { formatMoney } from "@/components/money.tsx";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import {
	AlertDialog,
	AlertDialogCancel,
	AlertDialogContent,
	AlertDialogFooter,
} from "@/components/ui/windows/alert-dialog.tsx";
import { ScrollingList } from "@/components/ui/windows/scrolling-list.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { markOrdersPaidAction } from "../../_components/orders/actions.ts";
import { moneyInWords, type PendingOrder } from "./money-in-words.ts";

interface MarkOrdersPaidProps {
	orders: readonly PendingOrder[];
}

/** Sums up what is confirmed, names each order with what follows from it, and marks all of them paid, or none. */
export default function MarkOrdersPaidDialog({ open, onOpenChange, orders }: WindowProps & MarkOrdersPaidProps) {
	return (
		<AlertDialog open={open} onOpenChange={onOpenChange}>
			{open ? <Question orders={orders} onDone={() => onOpenChange(false)} /> : null}
		</AlertDialog>
	);
}

function Question({ orders, onDone }: MarkOrdersPaidProps & { onDone: () => void }) {
	const t = useTranslations("operatorOrders.markMany");
	const locale = useLocale();
	const router = useRouter();
	const { set } = useSelection();
	const count = orders.length;
	const { formProps, pending, problem } = useSendForm({
		defaultValues: {},
		action: markOrdersPaidAction,
		input: () => ({ orderIds: orders.map(({ id }) => id) }),
		onDone: (marked) => {
			toast.done(t("done", { count: marked.orders.length }));
			set([]);
			onDone();
		},
		onRefused: () => router.refresh(),
	});
	return (
		<AlertDialogContent
			title={t("title", { count, total: moneyInWords(orders, locale) })}
			description={t("text", { count })}
		>
			<form noValidate {...formProps} className="space-y-5">
				<ScrollingList
					label={t("orders")}
					className="max-h-60 divide-y divide-line rounded-md border border-line text-sm"
				>
					{orders.map((order) => (
						<li key={order.id} className="num flex flex-wrap justify-between gap-x-4 px-3 py-2">
							<span>
								{t("line", {
									number: order.number.toString(),
									credits: toJsonCredits(order.credits),
									type: order.creditTypeNameInText,
									name: order.beneficiaryName,
									plan: order.planName,
									sold: order.isSubscription ? "subscription" : "credits",
								})}
							</span>
							<span className="ml-auto">
								{formatMoney({ minor: order.totalMinor, currency: order.currency, locale })}
							</span>
						</li>
					))}
				</ScrollingList>
				<FormProblem problem={problem} />
				<AlertDialogFooter>
					<AlertDialogCancel />
					<Button type="submit" pending={pending}>
						{t("open", { count })}
					</Button>
				</AlertDialogFooter>
			</form>
		</AlertDialogContent>
	);
}
