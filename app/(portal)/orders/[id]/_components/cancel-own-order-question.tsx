"use client";

import { useTranslations } from "next-intl";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { cancelOwnOrderAction } from "../actions.ts";

/** Asks before the buyer's own order is cancelled. */
export default function CancelOwnOrderQuestion({
	orderId,
	number,
	...opened
}: WindowProps & { orderId: string; number: string }) {
	const t = useTranslations("orders.cancel");
	return (
		<ActionQuestion
			{...opened}
			title={t("title", { number })}
			description={t("text")}
			submit={t("action")}
			keep={t("keep")}
			action={cancelOwnOrderAction}
			input={{ orderId }}
			onDone={() => toast.done(t("done", { number }))}
		/>
	);
}
