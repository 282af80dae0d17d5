import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PaperPage } from "../_components/papers/paper-page.tsx";
import { readPaper } from "../_components/papers/read-paper.ts";

export async function generateMetadata({ params }: PageProps<"/orders/[id]/receipt">): Promise<Metadata> {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("orders.receipt")]);
	const paper = await readPaper(actor, id);
	return { title: t(paper?.kind === "invoice" ? "invoice.title" : "receipt.title") };
}

/**
 * The order's receipt, or its invoice until it is paid. For the buyer and *View Billing* only, because it shows billing
 * information (product.md 9).
 */
export default async function ReceiptPage({ params }: PageProps<"/orders/[id]/receipt">) {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("orders.receipt")]);
	const paper = await readPaper(actor, id);
	if (!paper) notFound();
	const number = String(paper.order.number);
	return (
		<Texts of={["orders.receipt"]}>
			<PaperPage
				paper={paper}
				title={t(paper.kind === "invoice" ? "invoice.titleOf" : "receipt.titleOf", { number })}
				pdf={`/orders/${id}/invoice.pdf`}
			/>
		</Texts>
	);
}
