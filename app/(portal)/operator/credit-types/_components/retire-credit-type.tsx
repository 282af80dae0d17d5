"use client";

import { useTranslations } from "next-intl";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { CreditTypeRow } from "@/lib/credit-types/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { retireCreditTypeAction } from "../actions.ts";

/** Asks before a credit type is retired, and says what becomes of what is sold of it, and what is left. */
export default function RetireCreditType({ type, ...opened }: WindowProps & { type: CreditTypeRow }) {
	const t = useTranslations("operatorCreditTypes");
	const { id: creditTypeId, name, nameInText, plans, subscriptions, refills, outstanding } = type;
	return (
		<ActionQuestion
			{...opened}
			title={t("retireTitle", { name })}
			description={t("retireText", {
				...{ name: nameInText, plans, subscriptions, refills },
				credits: toJsonCredits(outstanding),
			})}
			submit={t("retire")}
			action={retireCreditTypeAction}
			input={{ creditTypeId }}
			onDone={() => toast.done(t("retiredDone", { name }))}
		/>
	);
}
