"use client";

import { useTranslations } from "next-intl";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { withdrawRequestAction } from "../../actions.ts";

export interface WithdrawProps {
	requestId: string;
	credits: number;
	type: string;
}

export default function WithdrawQuestion({ requestId, credits, type, ...window }: WithdrawProps & WindowProps) {
	const t = useTranslations("requests.own");
	return (
		<ActionQuestion
			{...window}
			title={t("withdrawTitle", { credits, type })}
			description={t("withdrawText")}
			submit={t("withdraw")}
			keep={t("keep")}
			action={withdrawRequestAction}
			input={{ requestId }}
			onDone={() => toast.done(t("withdrawn"))}
		/>
	);
}
