import { getLocale } from "next-intl/server";
import { readSellersLogoPicture } from "@/lib/logos/queries.ts";
import { attachment } from "@/lib/text/attachment.ts";
import { readSheet } from "./read-paper.ts";
import { renderSheet } from "./render-sheet.tsx";
import type { Paper } from "./sheet-of.ts";
import type { PaperSize } from "./sheet-pdf.tsx";

/** Where paper is Letter; everywhere else it is A4. */
const LETTER_COUNTRIES = ["US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "PR", "VE", "DO", "SV", "NI"];

/** A paper as a download, on the size of paper that is asked for, or else the one of the country to which it is billed. */
export async function pdfResponse(request: Request, paper: Paper): Promise<Response> {
	const [sheet, language, logo] = await Promise.all([readSheet(paper), getLocale(), readSellersLogoPicture({})]);
	const headers = {
		"Content-Type": "application/pdf",
		"Content-Disposition": attachment(`${sheet.title} ${sheet.numbers[0]}`, "pdf"),
		"Cache-Control": "no-store",
		"X-Content-Type-Options": "nosniff",
	};
	if (request.method === "HEAD") return new Response(null, { headers });
	const size = sizeAsked(new URL(request.url).searchParams.get("size")) ?? sizeFor(paper);
	return new Response(new Uint8Array(await renderSheet(sheet, { size, language, logo })), { headers });
}

function sizeAsked(size: string | null): PaperSize | null {
	if (size === "letter") return "LETTER";
	return size === "a4" ? "A4" : null;
}

function sizeFor({ payment }: Paper): PaperSize {
	return LETTER_COUNTRIES.includes(payment.billing?.country ?? "") ? "LETTER" : "A4";
}
