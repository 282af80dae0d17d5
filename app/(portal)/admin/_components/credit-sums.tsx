import type { ReactNode } from "react";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import type { Translate } from "@/components/translate.ts";
import { Link } from "@/components/ui/link.tsx";
import type { CreditSums } from "@/lib/customers/credit-sums.ts";

export const SUM_NAMES = [
	...(["inWallets", "inGroups", "held", "expiring", "lost"] as const),
	...(["usedThisMonth", "usedLastMonth"] as const),
];
export type SumName = (typeof SUM_NAMES)[number];

/** Which numbers give way where there isn't room for all. */
const MINOR: Partial<Record<SumName, 1 | 2 | 3>> = { held: 1, inGroups: 2, usedLastMonth: 3 };

interface CreditSumsOptions<Row extends CreditSums> {
	readonly t: Translate<"adminOverview">;
	/** All that are shown: where something is on hold, that never gives way, as it is missing from the other numbers. */
	readonly rows: readonly Row[];
	/** Where a number is explained, with what the link is called. */
	readonly explain: (row: Row, name: SumName) => { readonly href: string; readonly label?: string } | null;
	readonly sortable?: boolean;
}

/** The same numbers, called the same, of the whole organization and of each Credit Owner. */
export function creditSums<Row extends CreditSums>({
	t,
	rows,
	explain,
	sortable = false,
}: CreditSumsOptions<Row>): TableColumn<Row>[] {
	const isAnyHeld = rows.some(({ held }) => held > 0n);
	const minorOf = (name: SumName) => (name === "held" && isAnyHeld ? undefined : MINOR[name]);
	return SUM_NAMES.map((name) => ({
		id: name,
		header: t(`sums.${name}`),
		numeric: true,
		sortable,
		firstDirection: "desc",
		minor: minorOf(name),
		narrow: name === "inWallets" ? "aside" : minorOf(name) ? "hidden" : "detail",
		cell: (row) => (
			<Sum credits={row[name]} isSoon={name === "expiring" || name === "lost"} link={explain(row, name)} />
		),
	}));
}

interface SumProps {
	credits: bigint;
	/** What comes soon stands in amber. */
	isSoon: boolean;
	link: { readonly href: string; readonly label?: string } | null;
}

function Sum({ credits, isSoon, link }: SumProps): ReactNode {
	if (credits === 0n) return <span className="num text-muted">0</span>;
	const tone = isSoon ? "text-warn-ink" : "";
	if (!link) {
		return (
			<span className={tone}>
				<Credits credits={credits} />
			</span>
		);
	}
	return (
		<Link href={link.href} title={link.label} className={`${tone} underline-offset-4 hover:underline`}>
			<Credits credits={credits} />
		</Link>
	);
}
