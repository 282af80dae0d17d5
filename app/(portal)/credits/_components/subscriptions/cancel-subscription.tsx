"use client";

import { useTranslations } from "next-intl";
import { ActionQuestion } from "@/components/forms/action-question.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { cancelSubscriptionAction } from "../../actions.ts";

interface CancelSubscriptionProps extends WindowProps {
	id: string;
	plan: string;
	/** The day until which it runs, in words; null where it ends at once. */
	endsOn: string | null;
	/** Takes it back. */
	onUndo: () => void;
}

/** Asks before a subscription is cancelled, and says until when it runs. */
export default function CancelSubscription({ id, plan, endsOn, onUndo, ...opened }: CancelSubscriptionProps) {
	const t = useTranslations("subscriptions.actions");
	return (
		<ActionQuestion
			{...opened}
			title={t("question", { plan })}
			description={endsOn ? t("untilThen", { day: endsOn }) : t("atOnce")}
			submit={t("confirm")}
			keep={t("goOn")}
			action={cancelSubscriptionAction}
			input={{ subscriptionId: id }}
			onDone={() => {
				if (endsOn) toast.done(t("cancelled", { plan, day: endsOn }), { undo: onUndo });
				else toast.done(t("ended", { plan }));
			}}
		/>
	);
}
