import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PaperPage } from "../../_components/papers/paper-page.tsx";
import { readCreditNote } from "../../_components/papers/read-paper.ts";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("orders.receipt"))("creditNote.title") };
}

/** What a refund paid back. For the buyer and *View Billing* only, because it shows billing information (product.md 9). */
export default async function CreditNotePage({ params }: PageProps<"/orders/[id]/credit-notes/[noteId]">) {
	const [actor, { id, noteId }, t] = await Promise.all([currentActor(), params, getTranslations("orders.receipt")]);
	const paper = await readCreditNote(actor, id, noteId);
	if (!paper?.note) notFound();
	const { number } = paper.note;
	return (
		<Texts of={["orders.receipt"]}>
			<PaperPage
				paper={paper}
				title={t("creditNote.titleOf", { number })}
				pdf={`/orders/${id}/credit-notes/${noteId}/credit-note.pdf`}
			/>
		</Texts>
	);
}
