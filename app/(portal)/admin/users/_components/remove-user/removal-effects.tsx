"use client";

import { ArrowRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { RemovalPreview } from "@/lib/user-information/preview-removal.ts";

/** What removing a user always does, in numbers. */
export function RemovalEffects({ name, preview }: { name: string; preview: RemovalPreview }) {
	const t = useTranslations("adminUsers.remove");
	const format = useFormatter();
	const text = useAmountsText();
	const {
		openOrders,
		openRequests,
		subscriptions,
		usesCreditsOf,
		credits,
		sessions,
		serviceUsers,
		alerts,
		refills,
		keys,
		isService,
	} = preview;
	const numbers = format.list(openOrders.map((number) => `#${number}`));
	const onHold = text(credits.map((type) => ({ ...type, amount: type.held })));
	const held = Number(credits.reduce((sum, type) => sum + type.held, 0n));
	const effects = [
		isService ? null : t("sessions", { name, count: sessions }),
		keys > 0 ? t("keys", { count: keys }) : null,
		serviceUsers.length > 0
			? t("serviceUsers", { count: serviceUsers.length, names: format.list(serviceUsers) })
			: null,
		alerts.own > 0 ? t("alerts", { name, count: alerts.own }) : null,
		alerts.received > 0 ? t("alertsReceived", { name, count: alerts.received }) : null,
		refills > 0 ? t("refills", { count: refills }) : null,
		usesCreditsOf ? t("usesCreditsOf", { name, owner: usesCreditsOf }) : null,
		openOrders.length > 0 ? t("orders", { count: openOrders.length, numbers }) : t("noOrders"),
		subscriptions.length > 0
			? t("subscriptions", {
					count: subscriptions.length,
					names: format.list(subscriptions.map(({ plan }) => plan)),
				})
			: null,
		openRequests > 0 ? t("requests", { name, count: openRequests }) : null,
		credits.some(({ available }) => available > 0n) ? null : t("noCredits", { name }),
		onHold ? t("onHold", { name, credits: onHold, count: held }) : null,
		t("rows"),
	].filter((effect) => effect !== null);
	return (
		<ul className="space-y-1.5 rounded-lg bg-sunken p-4 text-sm text-muted">
			{effects.map((effect) => (
				<li key={effect} className="flex gap-2">
					<ArrowRight aria-hidden className="mt-1 size-4 shrink-0 text-faint" />
					<span className="min-w-0">{effect}</span>
				</li>
			))}
		</ul>
	);
}

/** "25 email credits and 10 SMS credits": only types that aren't empty; null if all are. */
export function useAmountsText(): (types: readonly { nameInText: string; amount: bigint }[]) => string | null {
	const word = useTranslations("words");
	const format = useFormatter();
	return (types) => {
		const some = types.filter(({ amount }) => amount > 0n);
		if (some.length === 0) return null;
		return format.list(
			some.map(({ nameInText, amount }) => word("credits", { credits: toJsonCredits(amount), type: nameInText })),
		);
	};
}
