"use client";

import { useTranslations } from "next-intl";
import type { Action } from "@/components/forms/use-ask.ts";
import { useSendForm } from "@/components/forms/use-send-form.ts";
import { toast } from "@/components/ui/toaster.tsx";
import type { SavedAlert } from "@/lib/alerts/add-alert.ts";
import { RECEIVERS_OF_ALERT } from "@/lib/alerts/bounds.ts";
import { creditsOf } from "@/lib/text/credits.ts";
import { type AlertValues, addressesIn } from "./alert-values.ts";

interface AlertForm<Input> {
	readonly defaultValues: AlertValues;
	readonly action: Action<Input, SavedAlert>;
	readonly input: (values: AlertValues) => Input;
	readonly onDone: () => void;
}

/** The form of an alert, new or changed. */
export function useAlertForm<Input>({ defaultValues, action, input, onDone }: AlertForm<Input>) {
	const t = useTranslations("alerts");
	return useSendForm<AlertValues, Input, SavedAlert>({
		defaultValues,
		check: ({ credits, receivers }): Record<string, string> | null => {
			if (creditsOf(credits) === null) return { credits: t("notCredits") };
			const tooMany = addressesIn(receivers).length > RECEIVERS_OF_ALERT;
			return tooMany ? { receivers: t("tooMany", { most: RECEIVERS_OF_ALERT }) } : null;
		},
		action,
		input,
		onDone: ({ unasked }) => {
			if (unasked > 0) toast.failed(t("unasked", { count: unasked }));
			else toast.done(t("saved"));
			onDone();
		},
	});
}
