import { notFound } from "next/navigation";
import { currentActor } from "@/app/current-actor.ts";
import { pdfResponse } from "../_components/papers/pdf-response.ts";
import { readPaper } from "../_components/papers/read-paper.ts";

/** The order's invoice as a PDF, or its receipt once it is paid: for those who see its page, and the same as there. */
export async function GET(request: Request, { params }: RouteContext<"/orders/[id]/invoice.pdf">): Promise<Response> {
	const [actor, { id }] = await Promise.all([currentActor(), params]);
	const paper = await readPaper(actor, id);
	if (!paper) notFound();
	return pdfResponse(request, paper);
}
