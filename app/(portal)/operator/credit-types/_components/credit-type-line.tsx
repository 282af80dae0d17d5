import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CreditTypeRow } from "@/lib/credit-types/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { CreditTypeActions } from "./credit-type-actions.tsx";

/** One credit type: its names, how many plans sell it, and what is left of it with everyone. */
export function CreditTypeLine({ type, note }: { type: CreditTypeRow; note?: ReactNode }) {
	const t = useTranslations("operatorCreditTypes");
	const word = useTranslations("words");
	return (
		<div className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[1fr_7rem_10rem_2rem]">
			<p className="min-w-0 break-words text-sm">
				<span className="font-medium">{type.name}</span>{" "}
				<span className="text-muted text-small">{word("credits", { credits: 20, type: type.nameInText })}</span>
				<span className="block text-muted text-small">
					{t.rich("inApi", { id: type.id, code: (chunks) => <code className="num break-all">{chunks}</code> })}
				</span>
				{note ? <span className="ml-2 text-muted text-small">{note}</span> : null}
			</p>
			<div className="contents text-muted text-small max-sm:col-start-1 max-sm:row-start-2 max-sm:flex max-sm:gap-x-3">
				<p className="sm:text-right">{t("plans", { plans: type.plans })}</p>
				<p className="num sm:text-right">{t("outstanding", { credits: toJsonCredits(type.outstanding) })}</p>
			</div>
			<div className="justify-self-end max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-1">
				<CreditTypeActions type={type} />
			</div>
		</div>
	);
}
