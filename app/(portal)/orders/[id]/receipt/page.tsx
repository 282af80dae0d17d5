import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readToday } from "@/lib/deployment-days.ts";
import { hasReceipt, readOrder } from "@/lib/orders/order-detail.ts";
import { PrintButton } from "./_components/print-button.tsx";
import { Receipt } from "./_components/receipt.tsx";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("orders.receipt"))("pageTitle") };
}

/** For the buyer and *View Billing* only, because it shows billing information (product.md 9). */
export default async function ReceiptPage({ params }: PageProps<"/orders/[id]/receipt">) {
	const [actor, { id }, t, list, { timeZone }] = await Promise.all([
		currentActor(),
		params,
		getTranslations("orders.receipt"),
		getTranslations("orders"),
		readToday(),
	]);
	const order = await readOrder(actor, id);
	if (!order || !hasReceipt(order)) notFound();
	const number = String(order.number);
	return (
		<>
			<div className="print:hidden">
				<PageHeader
					breadcrumb={[
						{ label: list("title"), href: "/orders" },
						{ label: `#${number}`, href: `/orders/${order.id}` },
						{ label: t("title") },
					]}
					title={t("titleOf", { number })}
					actions={<PrintButton />}
				/>
			</div>
			<Receipt order={order} timeZone={timeZone} />
		</>
	);
}
