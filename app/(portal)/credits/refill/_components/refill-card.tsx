import { useFormatter, useLocale, useTranslations } from "next-intl";
import { formatMoney } from "@/components/money.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Progress } from "@/components/ui/progress.tsx";
import type { ShownRefill } from "@/lib/refills/queries.ts";
import type { TopUpOffer } from "@/lib/refills/top-up-offer.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { GroupRefillButton } from "../../../_components/refills/group-refill-button.tsx";
import { RefillActions } from "./refill-actions.tsx";
import { TopUpButton } from "./top-up-button.tsx";

/** One refill: its state, what would happen next in words, and how much of its ceiling is used. */
export function RefillCard({ refill, offer }: { refill: ShownRefill; offer: TopUpOffer }) {
	const t = useTranslations("refill");
	const { id, group, creditType, pausedBecause } = refill;
	const name = group ? t("ofGroup", { group: group.name, type: refill.type }) : creditType;
	const state = stateOf(refill);
	return (
		<Card aria-labelledby={`refill-${id}`}>
			<CardHeader>
				<CardTitle>
					<span id={`refill-${id}`}>
						{group ? (
							<Link href={`/share/${group.id}`} className="hover:underline">
								{name}
							</Link>
						) : (
							name
						)}
					</span>
					<StateBadge state={BADGES[state]} className="ml-2">
						{t(`states.${state}`)}
					</StateBadge>
				</CardTitle>
				<div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm print:hidden">
					<ChangeButton refill={refill} offer={offer} />
					<RefillActions
						refillId={id}
						name={name}
						isPaused={pausedBecause !== null}
						pool={refill.pool}
						pack={packToAccept(refill)}
						accept={useAcceptLabel(refill)}
						removing={useRemovalText(refill)}
					/>
				</div>
			</CardHeader>
			<CardContent className="space-y-3 text-sm">
				<p className="num">
					<NextInWords refill={refill} />
				</p>
				{pausedBecause === null ? null : <p className="text-muted">{t(`because.${pausedBecause}`)}</p>}
				<UsedOfCeiling refill={refill} />
			</CardContent>
		</Card>
	);
}

type State = "running" | "waiting" | "paused" | "resting" | "ceiling" | "short";

const BADGES = {
	running: "active",
	waiting: "waiting",
	resting: "waiting",
	paused: "suspended",
	ceiling: "blocked",
	short: "blocked",
} as const;

function stateOf({ pausedBecause, step }: ShownRefill): State {
	if (pausedBecause !== null) return "paused";
	if (step === "wait") return "waiting";
	if (step === "rest") return "resting";
	return step === "ceiling" || step === "short" ? step : "running";
}

/** What would be accepted by going on; null where the pack can't be had at all, or only by setting it again. */
function packToAccept({ topUp }: ShownRefill) {
	if (!topUp?.sold || topUp.sold.currency !== topUp.currency) return null;
	const { planId, planVersion, totalMinor, currency } = topUp.sold;
	return { planId, planVersion, totalMinor, currency };
}

/** What the button says where the pack has another price by now. */
function useAcceptLabel({ topUp, pausedBecause }: ShownRefill): string | null {
	const t = useTranslations("refill.actions");
	const locale = useLocale();
	if (pausedBecause !== "dearer" || !topUp?.sold) return null;
	return t("accept", {
		pack: topUp.sold.plan,
		price: formatMoney({ minor: topUp.sold.totalMinor, currency: topUp.sold.currency, locale }),
	});
}

/** What won't happen any more once it is taken away. */
function useRemovalText(refill: ShownRefill): string {
	const t = useTranslations("refill.actions.removeText");
	const values = useValues(refill);
	const text = t(refill.pool, { ...values, group: refill.group?.name ?? "" });
	return refill.order ? `${text} ${t("order", values)}` : text;
}

function ChangeButton({ refill, offer }: { refill: ShownRefill; offer: TopUpOffer }) {
	const t = useTranslations("refill.group");
	const { topUp, group, creditTypeId, creditType, version, threshold, ceiling, credits } = refill;
	if (group && credits !== null) {
		const types = [{ creditTypeId, creditType, stored: { version, threshold, credits, ceiling } }];
		return <GroupRefillButton group={{ ...group, types }} label={t("changeOf", { group: group.name })} />;
	}
	const types = offer.types.filter((type) => type.creditTypeId === creditTypeId);
	if (!topUp || offer.obstacle !== null || types.length === 0) return null;
	const { planId, currency, gateway } = topUp;
	const stored = { version, threshold, ceiling, planId, currency, gateway };
	return <TopUpButton types={types} gateways={offer.gateways} stored={stored} />;
}

function NextInWords({ refill }: { refill: ShownRefill }) {
	const t = useTranslations("refill.next");
	const values = useValues(refill);
	const { pool, step, pausedBecause, order } = refill;
	if (pausedBecause !== null || step === "stop") return t(`${pool}.paused`, values);
	if (step === "rest") return t("rest", values);
	if (step === "short") return t("short", values);
	if (step === "wait") {
		return t.rich("wait", {
			...values,
			order: (chunks) => (
				<Link href={`/orders/${order?.id}`} className="text-accent-ink underline">
					{chunks}
				</Link>
			),
		});
	}
	return t(`${pool}.${step}`, values);
}

/** A refill's numbers and names, for sentences. */
function useValues({ topUp, available, threshold, credits, shareable, order, resetsOn, type }: ShownRefill) {
	const format = useFormatter();
	const locale = useLocale();
	const pack = topUp?.sold ?? topUp;
	return {
		available: toJsonCredits(available),
		threshold: toJsonCredits(threshold),
		credits: toJsonCredits(credits ?? 0n),
		shareable: toJsonCredits(shareable ?? 0n),
		type,
		plan: pack?.plan ?? "",
		price: pack ? formatMoney({ minor: pack.totalMinor, currency: pack.currency, locale }) : "",
		day: format.dateTime(new Date(resetsOn), { dateStyle: "medium", timeZone: "UTC" }),
		number: String(order?.number ?? ""),
	};
}

function UsedOfCeiling({ refill: { topUp, used, ceiling, type } }: { refill: ShownRefill }) {
	const t = useTranslations("refill");
	const locale = useLocale();
	const says = topUp
		? t("usedMoney", {
				used: formatMoney({ minor: used, currency: topUp.currency, locale }),
				ceiling: formatMoney({ minor: ceiling, currency: topUp.currency, locale }),
			})
		: t("usedCredits", { used: toJsonCredits(used), ceiling: toJsonCredits(ceiling), type });
	return (
		<div className="max-w-md space-y-1.5">
			<p className="num text-muted text-small">{says}</p>
			<Progress label={t("ceiling")} value={ceiling === 0n ? 1 : Number(used) / Number(ceiling)} />
		</div>
	);
}
