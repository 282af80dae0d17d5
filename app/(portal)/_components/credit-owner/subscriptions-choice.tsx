"use client";

import { useLocale, useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import type { CreditOwnerPreview } from "@/lib/owners/preview-credit-owner.ts";
import { formatDay } from "@/lib/text/format-date.ts";

type Subscription = CreditOwnerPreview["subscriptions"][number];

interface SubscriptionsChoiceProps {
	user: { name: string };
	subscriptions: readonly Subscription[];
	checked: boolean;
	onChange: (checked: boolean) => void;
}

/** Whether it runs, and isn't cancelled already. */
export function isCancellable({ endsOn, isCancelled }: Subscription): boolean {
	return endsOn !== null && !isCancelled;
}

/** Says what becomes of a user's own subscriptions under a Credit Owner, and offers to cancel them (product.md 49). */
export function SubscriptionsChoice({ user: { name }, subscriptions, checked, onChange }: SubscriptionsChoiceProps) {
	const t = useTranslations("adminUsers.advanced");
	const locale = useLocale();
	if (subscriptions.length === 0) return null;
	return (
		<div className="rounded-lg border border-line p-4 text-sm">
			<p>{t("subscriptions", { name, count: subscriptions.length })}</p>
			<ul aria-label={t("subscriptionsOf", { name })} className="mt-2 space-y-1 text-muted text-small">
				{subscriptions.map((subscription) => {
					const { plan, kind, endsOn, isCancelled } = subscription;
					const day = endsOn === null ? "" : formatDay(endsOn, locale);
					const state = isCancellable(subscription) ? "goesOn" : isCancelled ? "cancelled" : "unpaid";
					return <li key={`${plan} ${endsOn}`}>{t("subscription", { plan, kind, state, day })}</li>;
				})}
			</ul>
			{subscriptions.some(isCancellable) ? (
				<Checkbox
					className="mt-3"
					label={t("cancelSubscriptions")}
					help={t("cancelSubscriptionsHelp", { name })}
					checked={checked}
					onChange={({ target }) => onChange(target.checked)}
				/>
			) : null}
		</div>
	);
}
