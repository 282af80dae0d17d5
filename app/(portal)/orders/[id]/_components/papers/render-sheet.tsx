import { renderToBuffer } from "@react-pdf/renderer";
import { sheetFonts } from "./sheet-fonts.ts";
import type { Sheet } from "./sheet-of.ts";
import { type PaperSize, SheetPdf } from "./sheet-pdf.tsx";

interface RenderOptions {
	readonly size: PaperSize;
	readonly language: string;
	/** The seller's, a PNG. */
	readonly logo?: Uint8Array | null;
}

/** The sheet as a PDF, its fonts in it, its text to be selected. */
export async function renderSheet(sheet: Sheet, { size, language, logo = null }: RenderOptions): Promise<Buffer> {
	const fonts = await sheetFonts();
	return renderToBuffer(
		<SheetPdf sheet={sheet} size={size} language={language} fonts={fonts} logo={logo && Buffer.from(logo)} />,
	);
}
