import { useTranslations } from "next-intl";
import { Credits } from "@/components/credits.tsx";
import type { Payer } from "@/lib/charges/queries.ts";
import { toJsonCredits } from "@/lib/credits.ts";

/** Which pool would pay, before → after, or how much it lacks; and what stays parked. */
export function PayerPreview({ payer, credits }: { payer: Payer; credits: bigint | null }) {
	const t = useTranslations("useCredits");
	const { owner, available, parked, creditType } = payer;
	const whose = owner.isActor
		? t("yours", { type: creditType.nameInText })
		: t("owners", { owner: owner.name, type: creditType.nameInText });
	return (
		<div className="num space-y-1 rounded-lg bg-sunken px-4 py-3 text-sm">
			<p className="text-small text-muted">{t("paidBy")}</p>
			<p>
				{whose}:{" "}
				{credits === null || credits > available ? (
					t("onlyLeft", { available: toJsonCredits(available) })
				) : (
					<span className="whitespace-nowrap">
						<Credits credits={available} /> <span aria-hidden>→</span>
						<span className="sr-only">{t("becomes")}</span>{" "}
						<b className="font-semibold">
							<Credits credits={available - credits} />
						</b>
					</span>
				)}
			</p>
			{parked > 0n ? (
				<p className="text-small text-muted">
					{t("parked", { parked: toJsonCredits(parked), type: creditType.nameInText })}
				</p>
			) : null}
		</div>
	);
}
