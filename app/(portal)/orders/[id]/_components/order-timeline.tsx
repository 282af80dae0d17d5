import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateTime } from "@/components/date-time.tsx";
import { ExpiryDay } from "@/components/expiry-day.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import type { OrderDetail } from "@/lib/orders/lists/order-detail.ts";

/** What has happened to the order, and what comes next. */
export function OrderTimeline({ order }: { order: OrderDetail }) {
	const t = useTranslations("orders.detail");
	const word = useTranslations("words");
	const field = useTranslations("orders.fields");
	const closed = order.status === "cancelled" || order.status === "refunded";
	const reason = order.closeReason;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{field("status")}</CardTitle>
			</CardHeader>
			<CardContent>
				<ol className="space-y-5 text-sm">
					<Step done at={order.placedAt} title={t("placed", { buyer: order.orderedBy.name })} />
					{order.paidAt ? (
						<Step
							done
							at={order.paidAt}
							title={t("paid")}
							note={t("arrived", { beneficiary: order.creditedTo.name })}
						/>
					) : null}
					{order.status === "pending" ? <Step title={t("awaitsPayment")} note={t("awaitsPaymentNote")} /> : null}
					{closed && order.closedAt ? (
						<Step
							done
							at={order.closedAt}
							title={
								order.status === "refunded" ? t("refunded", { credits: Number(order.refundedCredits) }) : t("cancelled")
							}
							note={reason ? word("reasonIs", { reason }) : null}
						/>
					) : null}
					{order.expiresAt && order.status === "paid" ? (
						<Step title={t("expires")} when={<ExpiryDay at={order.expiresAt} />} />
					) : null}
				</ol>
			</CardContent>
		</Card>
	);
}

interface StepProps {
	title: ReactNode;
	note?: ReactNode;
	/** When it happened. */
	at?: Date;
	/** In place of `at`, where a day is enough. */
	when?: ReactNode;
	done?: boolean;
}

function Step({ title, note, at, when, done }: StepProps) {
	return (
		<li className="relative pl-6 before:absolute before:top-2 before:-bottom-7 before:left-[5px] before:w-px before:bg-line last:before:hidden">
			<span
				aria-hidden
				className={`absolute top-1.5 left-0 size-[11px] rounded-full border-2 ${done ? "border-accent bg-accent" : "border-control bg-surface"}`}
			/>
			<p className="font-medium">{title}</p>
			<p className="text-small text-muted">{at ? <DateTime at={at} precision="full" /> : when}</p>
			{note ? <p className="mt-0.5 text-small text-muted">{note}</p> : null}
		</li>
	);
}
