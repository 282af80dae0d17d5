import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readSellersLogo } from "@/lib/logos/queries.ts";
import { PrintButton } from "./print-button.tsx";
import { readSheet } from "./read-paper.ts";
import type { Paper } from "./sheet-of.ts";
import { SheetView } from "./sheet-view.tsx";

/** A paper on the screen, to be printed or taken along as a PDF. `pdf`: its address. */
export async function PaperPage({ paper, title, pdf }: { paper: Paper; title: string; pdf: string }) {
	const [sheet, logo, t, list] = await Promise.all([
		readSheet(paper),
		readSellersLogo({}),
		getTranslations("orders.receipt"),
		getTranslations("orders"),
	]);
	const { id, number } = paper.order;
	return (
		<>
			<div className="print:hidden">
				<PageHeader
					breadcrumb={[
						{ label: list("title"), href: "/orders" },
						{ label: `#${number}`, href: `/orders/${id}` },
						{ label: sheet.title },
					]}
					title={title}
					actions={
						<>
							<PrintButton />
							<Button asChild>
								<a href={pdf} download>
									<Download aria-hidden />
									{t("download")}
								</a>
							</Button>
						</>
					}
				/>
			</div>
			<SheetView sheet={sheet} logo={logo} />
		</>
	);
}
