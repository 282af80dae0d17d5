import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/money.tsx";
import { SubscriptionBrings } from "@/components/plans/subscription-row.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { OwnSubscription, SubscriptionState } from "@/lib/subscriptions/queries.ts";
import { formatDay } from "@/lib/text/format-date.ts";
import { SubscriptionActions } from "./subscription-actions.tsx";
import { SubscriptionArrivals, SubscriptionEvents } from "./subscription-history.tsx";

const BADGES = {
	ordered: "pending",
	active: "active",
	cancelled: "cancelled",
	ending: "cancelled",
	paused: "overdue",
	ended: "ended",
} as const satisfies Record<SubscriptionState, string>;

/** One subscription: how it stands, what it brings, what comes next and costs what, and what can be done about it. */
export function SubscriptionCard({ subscription }: { subscription: OwnSubscription }) {
	const t = useTranslations("subscriptions");
	const { id, plan, type, kind, state, credits, carryOverCredits, arrivals, events, nextOn } = subscription;
	return (
		<Card role="group" aria-label={plan}>
			<CardHeader>
				<div className="min-w-0">
					<CardTitle>
						{plan}{" "}
						<StateBadge state={BADGES[state]} className="ml-1.5">
							{t(`states.${state}`)}
						</StateBadge>
					</CardTitle>
					<p className="mt-0.5 text-muted text-small">
						<SubscriptionBrings
							subscription={{ kind: kind === "pack" ? "allowance" : kind, credits, carryOverCredits }}
							creditType={{ nameInText: type }}
						/>
					</p>
				</div>
				<SubscriptionActions id={id} plan={plan} state={state} endsOn={nextOn} />
			</CardHeader>
			<DescriptionList>
				<Next subscription={subscription} />
			</DescriptionList>
			{kind === "allowance" && arrivals.length > 0 ? (
				<More title={t("arrived")}>
					<SubscriptionArrivals plan={plan} arrivals={arrivals} />
				</More>
			) : null}
			{events.length > 0 ? (
				<More title={t("happened")}>
					<SubscriptionEvents events={events} />
				</More>
			) : null}
		</Card>
	);
}

function Next({ subscription }: { subscription: OwnSubscription }) {
	const t = useTranslations("subscriptions");
	const locale = useLocale();
	const { arrivesOn, nextOn, renewal, because, unpaidOrder, state, credits } = subscription;
	const day = (text: string) => formatDay(text, locale);
	return (
		<>
			{arrivesOn ? (
				<DescriptionItem term={t("nextCredits", { credits: Number(credits ?? 0n) })}>{day(arrivesOn)}</DescriptionItem>
			) : null}
			{nextOn && renewal ? (
				<DescriptionItem term={t("renews")} note={t("cost", { months: renewal.months })}>
					{day(nextOn)} · <Money minor={renewal.totalMinor} currency={renewal.currency} />
				</DescriptionItem>
			) : null}
			{nextOn && !renewal ? <DescriptionItem term={t("ends")}>{day(nextOn)}</DescriptionItem> : null}
			{because ? <DescriptionItem term={t("why")}>{t(`because.${because}`)}</DescriptionItem> : null}
			{unpaidOrder ? (
				<DescriptionItem term={t(`unpaid.${state === "ordered" || state === "paused" ? state : "due"}`)}>
					<Link href={`/orders/${unpaidOrder.id}`} className="text-accent-ink underline underline-offset-4">
						{t("order", { number: unpaidOrder.number })}
					</Link>
					{unpaidOrder.dueOn ? ` · ${t("payBy", { day: day(unpaidOrder.dueOn) })}` : null}
				</DescriptionItem>
			) : null}
		</>
	);
}

function More({ title, children }: { title: string; children: ReactNode }) {
	return (
		<details className="group border-line border-t">
			<summary className="flex cursor-pointer list-none items-center gap-1.5 px-5 py-3 font-medium text-accent-ink text-sm hover:bg-sunken focus-visible:-outline-offset-2">
				<ChevronRight
					aria-hidden
					className="size-4 transition-transform duration-100 group-open:rotate-90 motion-reduce:transition-none"
				/>
				{title}
			</summary>
			{children}
		</details>
	);
}
