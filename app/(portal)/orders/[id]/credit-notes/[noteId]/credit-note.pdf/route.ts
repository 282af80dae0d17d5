import { notFound } from "next/navigation";
import { currentActor } from "@/app/current-actor.ts";
import { pdfResponse } from "../../../_components/papers/pdf-response.ts";
import { readCreditNote } from "../../../_components/papers/read-paper.ts";

/** A credit note as a PDF: for those who see its page, and the same as there. */
export async function GET(
	request: Request,
	{ params }: RouteContext<"/orders/[id]/credit-notes/[noteId]/credit-note.pdf">,
): Promise<Response> {
	const [actor, { id, noteId }] = await Promise.all([currentActor(), params]);
	const paper = await readCreditNote(actor, id, noteId);
	if (!paper) notFound();
	return pdfResponse(request, paper);
}
