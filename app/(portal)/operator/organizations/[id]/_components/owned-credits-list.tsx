import { useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import type { OwnedCredits } from "@/lib/customers/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

/** "1,200 email, 30 SMS (5 on hold)". */
export function OwnedCreditsList({ credits, className }: { credits: readonly OwnedCredits[]; className?: string }) {
	const word = useTranslations("words");
	if (credits.length === 0) return "–";
	return (
		<ul className={className}>
			{credits.map(({ creditTypeId, nameInText, available, held }) => (
				<li key={creditTypeId} className="whitespace-nowrap">
					<Credits credits={available} /> {nameInText}
					{held > 0n ? (
						<span className="hidden text-muted as-table:inline">
							{" "}
							({word("onHold", { credits: toJsonCredits(held) })})
						</span>
					) : null}
				</li>
			))}
		</ul>
	);
}
