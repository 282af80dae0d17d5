import { useTranslations } from "next-intl";
import { toJsonCredits } from "@/lib/text/credits.ts";

import { REACH_ROWS } from "@/lib/usage/schema.ts";
import type { UsageSums } from "@/lib/usage/usage-totals.ts";

/** The totals of the filter, each credit type apart, and how far the list reaches where there is more. */
export function UsageTotalsLine({ list }: { list: UsageSums }) {
	const t = useTranslations("usage.totals");
	const { totals, reachableRows, totalsAreOfNewest } = list;
	const cut = totalsAreOfNewest ? "searchedNewest" : totals.rows > reachableRows ? "reachesNewest" : null;
	return (
		<div className="num border-t border-line bg-canvas px-5 py-3 text-sm">
			<dl className="flex flex-wrap gap-x-8 gap-y-1">
				<dt className="font-medium">{t("title")}</dt>
				{totals.byCreditType.map(({ creditTypeId, creditType, credits, refunded }) => (
					<dd key={creditTypeId}>
						{t.rich("ofType", {
							type: creditType,
							credits: toJsonCredits(credits),
							strong: (chunks) => <b className="font-semibold">{chunks}</b>,
						})}
						{refunded > 0n ? (
							<span className="text-muted"> {t("refunded", { refunded: toJsonCredits(refunded) })}</span>
						) : null}
					</dd>
				))}
			</dl>
			{cut ? <p className="mt-1 text-small text-muted">{t(cut, { rows: REACH_ROWS })}</p> : null}
		</div>
	);
}
