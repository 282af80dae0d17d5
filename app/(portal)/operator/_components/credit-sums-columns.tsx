import type { ReactNode } from "react";
import { Credits } from "@/components/credits.tsx";
import type { TableColumn } from "@/components/data-table/columns.ts";
import type { Translate } from "@/components/translate.ts";
import { Link } from "@/components/ui/link.tsx";
import type { CreditSums } from "@/lib/customers/credit-sums.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { roughly } from "@/lib/usage/expected-losses.ts";

/** What expires is shown with what of it will be lost. */
export type SumName = Exclude<keyof CreditSums, "creditTypeId" | "lost">;

/** Which numbers give way where there isn't room for all. */
const MINOR: Partial<Record<SumName, 1 | 2 | 3>> = { held: 2, usedLastMonth: 3 };

interface CreditSumsColumnsOptions<Row extends CreditSums> {
	readonly t: Translate<"operatorOverview">;
	readonly names: readonly SumName[];
	/** Where a number is explained, with what the link is called; null where there is nothing more to see. */
	readonly explain: (row: Row, name: SumName) => { readonly href: string; readonly label: string } | null;
	readonly sortable?: boolean;
}

/** Which numbers have room in a row of a phone. */
const ON_PHONES: Partial<Record<SumName, "aside" | "detail">> = {
	outstanding: "aside",
	soldThisMonth: "detail",
	expiring: "detail",
};

/** The same numbers, called the same, of everything, of an organization, and of a credit type's organizations. */
export function creditSumsColumns<Row extends CreditSums>({
	t,
	names,
	explain,
	sortable = false,
}: CreditSumsColumnsOptions<Row>): TableColumn<Row>[] {
	return names.map((name) => ({
		id: name,
		header: t(`sums.${name}`),
		numeric: true,
		sortable,
		firstDirection: "desc",
		minor: MINOR[name],
		narrow: ON_PHONES[name] ?? "hidden",
		cell: (row) => (
			<>
				<Sum credits={row[name]} isSoon={name === "expiring"} explained={explain(row, name)} />
				{name === "expiring" && row.lost > 0n ? (
					<span className="text-muted text-small as-table:block"> {lossOf(t, row)}</span>
				) : null}
			</>
		),
	}));
}

/** What of it will expire unused at this rate, in round numbers (product.md 28b). */
function lossOf(t: Translate<"operatorOverview">, { lost, expiring }: CreditSums): string {
	return lost < expiring ? t("lostSome", { lost: toJsonCredits(roughly({ lost, credits: expiring })) }) : t("lostAll");
}

interface SumProps {
	credits: bigint;
	/** What comes soon stands in amber. */
	isSoon: boolean;
	explained: { readonly href: string; readonly label: string } | null;
}

function Sum({ credits, isSoon, explained }: SumProps): ReactNode {
	if (credits === 0n) return <span className="num text-muted">0</span>;
	const tone = isSoon ? "text-warn-ink" : "";
	if (!explained) {
		return (
			<span className={tone}>
				<Credits credits={credits} />
			</span>
		);
	}
	return (
		<Link href={explained.href} title={explained.label} className={`${tone} underline-offset-4 hover:underline`}>
			<Credits credits={credits} />
		</Link>
	);
}
