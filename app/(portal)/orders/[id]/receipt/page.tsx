import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PaperPage } from "../_components/papers/paper-page.tsx";
import { readPaper } from "../_components/papers/read-paper.ts";

const findPaper = cache(async (id: string) => readPaper(await currentActor(), id));

export async function generateMetadata({ params }: PageProps<"/orders/[id]/receipt">): Promise<Metadata> {
	const [paper, t] = await Promise.all([findPaper((await params).id), getTranslations("orders.receipt")]);
	if (!paper) return { title: t("receipt.title") };
	const number = String(paper.order.number);
	return { title: t(paper.kind === "invoice" ? "invoice.titleOf" : "receipt.titleOf", { number }) };
}

/**
 * The order's receipt, or its invoice until it is paid. For the buyer and *View Billing* only, because it shows billing
 * information (product.md 9).
 */
export default async function ReceiptPage({ params }: PageProps<"/orders/[id]/receipt">) {
	const [paper, t] = await Promise.all([findPaper((await params).id), getTranslations("orders.receipt")]);
	if (!paper) notFound();
	const number = String(paper.order.number);
	return (
		<Texts of={["orders.receipt"]}>
			<PaperPage
				paper={paper}
				title={t(paper.kind === "invoice" ? "invoice.titleOf" : "receipt.titleOf", { number })}
				pdf={`/orders/${paper.order.id}/invoice.pdf`}
			/>
		</Texts>
	);
}
