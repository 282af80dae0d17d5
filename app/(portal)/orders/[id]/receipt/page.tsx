import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { paperOf, readOrder } from "@/lib/orders/lists/order-detail.ts";
import { readToday } from "@/lib/platform/database/deployment-days.ts";
import { PrintButton } from "./_components/print-button.tsx";
import { Receipt } from "./_components/receipt.tsx";

export async function generateMetadata({ params }: PageProps<"/orders/[id]/receipt">): Promise<Metadata> {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("orders.receipt")]);
	const order = await readOrder({ actor }, id);
	return { title: t(`${(order && paperOf(order)) ?? "receipt"}.title`) };
}

/**
 * The order's receipt, or its invoice until it is paid. For the buyer and *View Billing* only, because it shows billing
 * information (product.md 9).
 */
export default async function ReceiptPage({ params }: PageProps<"/orders/[id]/receipt">) {
	const [actor, { id }, t, list, { timeZone }] = await Promise.all([
		currentActor(),
		params,
		getTranslations("orders.receipt"),
		getTranslations("orders"),
		readToday(),
	]);
	const order = await readOrder({ actor }, id);
	const paper = order && paperOf(order);
	if (!paper) notFound();
	const number = String(order.number);
	return (
		<Texts of={["orders.receipt"]}>
			<div className="print:hidden">
				<PageHeader
					breadcrumb={[
						{ label: list("title"), href: "/orders" },
						{ label: `#${number}`, href: `/orders/${order.id}` },
						{ label: t(`${paper}.title`) },
					]}
					title={t(`${paper}.titleOf`, { number })}
					actions={<PrintButton />}
				/>
			</div>
			<Receipt order={order} paper={paper} timeZone={timeZone} />
		</Texts>
	);
}
