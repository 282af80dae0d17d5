import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { zoneName } from "../date-time.tsx";
import { buttonVariants } from "../ui/button.tsx";
import { cn } from "../ui/class-names.ts";
import { ROWS_PER_PAGE } from "./address/rows-per-page.ts";
import type { TableState } from "./address/search-params.ts";
import { TableLink } from "./address/table-link.tsx";
import { RowsPerPageSelect } from "./rows-per-page-select.tsx";

/** All rows that match, or, where counting would cost too much, whether there are more after these. */
export type RowTotal =
	| number
	| {
			readonly more: boolean;
			/** Also known: there are more rows than this. */
			readonly moreThan?: number;
	  };

interface PaginationProps {
	state: TableState;
	/** How many rows are on this page. */
	rowCount: number;
	total: RowTotal;
	/** False where no row shows a time of day. Default true. */
	times?: boolean;
}

export function Pagination({ state, rowCount, total, times = true }: PaginationProps) {
	const t = useTranslations("tableRows");
	const zone = zoneName({ timeZone: useTimeZone() ?? "UTC", locale: useLocale(), at: new Date() });
	const from = state.query.offset + 1;
	const to = state.query.offset + rowCount;
	const more = typeof total === "number" ? to < total : total.more;
	const onePage = state.page === 1 && !more;
	// On the last page of an uncounted list, the total is known.
	const moreThan = typeof total === "number" ? 0 : (total.moreThan ?? 0);
	const counted = typeof total === "number" ? total : more ? null : to;
	return (
		<div className="num flex min-h-12 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line px-5 py-2 text-small text-muted">
			<p>
				<span role="status">
					{counted === null
						? moreThan > to
							? t("rowsOfMany", { from, to, moreThan })
							: t("rowsAndMore", { from, to })
						: onePage
							? t("allRows", { total: counted })
							: t("rowsOfTotal", { from, to, total: counted })}
				</span>
				{times ? <span className="ml-3 inline-block">{t("timesIn", { zone })}</span> : null}
			</p>
			{onePage && rowCount <= ROWS_PER_PAGE[0] ? null : (
				<div className="flex items-center gap-4 print:hidden">
					<RowsPerPageSelect value={state.rowsPerPage} />
					<nav aria-label={t("pages")} className="flex gap-1">
						<Step label={t("previousPage")} href={state.page > 1 ? state.href({ page: state.page - 1 }) : null}>
							<ChevronLeft aria-hidden />
						</Step>
						<Step label={t("nextPage")} href={more ? state.href({ page: state.page + 1 }) : null}>
							<ChevronRight aria-hidden />
						</Step>
					</nav>
				</div>
			)}
		</div>
	);
}

function Step({ label, href, children }: { label: string; href: string | null; children: ReactNode }) {
	const classes = cn(buttonVariants({ variant: "outline", size: "icon-sm" }));
	if (!href) {
		return (
			<button type="button" disabled aria-label={label} className={classes}>
				{children}
			</button>
		);
	}
	return (
		<TableLink href={href} aria-label={label} className={cn(classes, "text-ink")}>
			{children}
		</TableLink>
	);
}
