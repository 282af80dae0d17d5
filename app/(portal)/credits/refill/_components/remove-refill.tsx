"use client";

import { useTranslations } from "next-intl";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { removeRefillAction } from "../../../_components/refills/actions.ts";

/** Asks before a refill is taken away. */
export default function RemoveRefill({ refillId, name, ...opened }: WindowProps & { refillId: string; name: string }) {
	const t = useTranslations("refill.actions");
	return (
		<ActionQuestion
			{...opened}
			title={t("removeTitle", { name })}
			description={t("removeText")}
			submit={t("remove")}
			action={removeRefillAction}
			input={{ refillId }}
			onDone={() => toast.done(t("removed", { name }))}
		/>
	);
}
