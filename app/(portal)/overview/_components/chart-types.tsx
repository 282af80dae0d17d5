import { useTranslations } from "next-intl";
import { inView } from "@/components/requested-view.ts";
import { cn } from "@/components/ui/class-names.ts";
import { Link } from "@/components/ui/link.tsx";
import { segmentClasses, segmentListClasses } from "@/components/ui/segment-classes.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import type { WalletCard } from "@/lib/usage/wallet-cards.ts";
import type { OverviewParams } from "./search-params.ts";

interface ChartTypesProps {
	types: readonly WalletCard[];
	shown: WalletCard;
	view: CreditView;
	asked: OverviewParams;
}

/** Of which credit type the chart is: its days stay. */
export function ChartTypes({ types, shown, view, asked: { from, to } }: ChartTypesProps) {
	const word = useTranslations("words");
	const days = `${from ? `&from=${from}` : ""}${to ? `&to=${to}` : ""}`;
	return (
		<nav aria-label={word("creditType")} className={cn(segmentListClasses, "-my-0.5")}>
			{types.map((type) => (
				<Link
					key={type.creditTypeId}
					href={inView(`/overview?type=${type.creditTypeId}${days}`, view)}
					scroll={false}
					aria-current={type === shown ? "true" : undefined}
					className={segmentClasses}
				>
					{type.creditType}
				</Link>
			))}
		</nav>
	);
}
