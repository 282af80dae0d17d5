"use client";

import { useLocale, useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";
import type { SubscriptionState } from "@/lib/subscriptions/queries.ts";
import { formatDay } from "@/lib/text/format-date.ts";
import { keepSubscriptionAction } from "../../actions.ts";

const CancelSubscription = lazy(() => import("./cancel-subscription.tsx"));

interface SubscriptionActionsProps {
	id: string;
	plan: string;
	state: SubscriptionState;
	/** Its next date; null where it isn't paid for. */
	endsOn: string | null;
}

/** Cancels a subscription, or takes that back until its period has ended. */
export function SubscriptionActions({ id, plan, state, endsOn }: SubscriptionActionsProps) {
	const t = useTranslations("subscriptions.actions");
	const locale = useLocale();
	const [open, setOpen] = useState(false);
	const { send, pending } = useSend();
	if (state === "ended") return null;
	const keep = () =>
		send({
			action: keepSubscriptionAction,
			input: () => ({ subscriptionId: id }),
			onDone: () => toast.done(t("kept", { plan })),
			onProblem: ({ message }) => toast.failed(message),
		});
	if (state === "cancelled") {
		return (
			<Button variant="outline" pending={pending} onClick={keep} aria-label={t("keepLabel", { plan })}>
				{t("keep")}
			</Button>
		);
	}
	return (
		<>
			<Button variant="outline" onClick={() => setOpen(true)} aria-label={t("cancelLabel", { plan })}>
				{t("cancel")}
			</Button>
			<OnceWanted when={open}>
				<CancelSubscription
					id={id}
					plan={plan}
					endsOn={endsOn && formatDay(endsOn, locale)}
					onUndo={keep}
					open={open}
					onOpenChange={setOpen}
				/>
			</OnceWanted>
		</>
	);
}
