"use client";

import { useTranslations } from "next-intl";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { removeRefillAction } from "../../../_components/refills/actions.ts";

interface RefillToRemove {
	refillId: string;
	name: string;
	/** What won't happen any more. */
	text: string;
}

/** Asks before a refill is taken away. */
export default function RemoveRefill({ refillId, name, text, ...opened }: WindowProps & RefillToRemove) {
	const t = useTranslations("refill.actions");
	return (
		<ActionQuestion
			{...opened}
			title={t("removeTitle", { name })}
			description={text}
			submit={t("remove")}
			action={removeRefillAction}
			input={{ refillId }}
			onDone={() => toast.done(t("removed", { name }))}
		/>
	);
}
