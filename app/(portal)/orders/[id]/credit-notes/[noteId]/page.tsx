import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PaperPage } from "../../_components/papers/paper-page.tsx";
import { readCreditNote } from "../../_components/papers/read-paper.ts";

type Props = PageProps<"/orders/[id]/credit-notes/[noteId]">;

const findCreditNote = cache(async (id: string, noteId: string) => readCreditNote(await currentActor(), id, noteId));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const [{ id, noteId }, t] = await Promise.all([params, getTranslations("orders.receipt")]);
	const note = (await findCreditNote(id, noteId))?.note;
	return { title: note ? t("creditNote.titleOf", { number: note.number }) : t("creditNote.title") };
}

/** What a refund paid back. For the buyer and *View Billing* only, because it shows billing information (product.md 9). */
export default async function CreditNotePage({ params }: Props) {
	const [{ id, noteId }, t] = await Promise.all([params, getTranslations("orders.receipt")]);
	const paper = await findCreditNote(id, noteId);
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
