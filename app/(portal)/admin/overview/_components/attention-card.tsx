import { CircleAlert, CircleCheck, CircleDot } from "lucide-react";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { formatMoney } from "@/components/money.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readUnpaidOrders } from "@/lib/orders/lists/read-organization-orders.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { roughly } from "@/lib/usage/expected-losses.ts";
import { EXPIRING_WITHIN_DAYS } from "@/lib/usage/read-expiries.ts";
import { organizationCredits } from "./organization-credits.ts";

interface AttentionLine {
	readonly key: string;
	readonly tone: "warn" | "bad";
	readonly href: string;
	readonly text: string;
}

/** What waits for somebody of the organization; each line leads to the list that it counts. */
export async function AttentionCard({ actor }: { actor: Actor }) {
	const [lines, t] = await Promise.all([attentionOf(actor), getTranslations("adminOverview")]);
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("attention")}</CardTitle>
			</CardHeader>
			{lines.length > 0 ? (
				<ul aria-label={t("attention")} className="divide-y divide-line">
					{lines.map(({ key, tone, href, text }) => {
						const Icon = tone === "bad" ? CircleAlert : CircleDot;
						return (
							<li key={key} className="flex items-center gap-3 px-5 py-3 text-sm">
								<Icon aria-hidden className={`size-4 shrink-0 ${tone === "bad" ? "text-bad-ink" : "text-warn-ink"}`} />
								<span id={`attention-${key}`} className="num min-w-0 flex-1">
									{text}
								</span>
								<Button asChild variant="outline" size="sm">
									<Link href={href} aria-describedby={`attention-${key}`}>
										{t("show")}
									</Link>
								</Button>
							</li>
						);
					})}
				</ul>
			) : (
				<CardContent className="flex items-center gap-3 text-muted text-sm">
					<CircleCheck aria-hidden className="size-4 shrink-0 text-accent-ink" />
					{t("nothing")}
				</CardContent>
			)}
		</Card>
	);
}

async function attentionOf(actor: Actor): Promise<AttentionLine[]> {
	const [credits, unpaid, t, locale] = await Promise.all([
		organizationCredits(actor),
		readUnpaidOrders({ actor }),
		getTranslations("adminOverview"),
		getLocale(),
	]);
	if (!credits) notFound();
	const lines: AttentionLine[] = [];
	if (unpaid && unpaid.overdue > 0) {
		const text = t("overdue", { count: unpaid.overdue });
		lines.push({ key: "overdue", tone: "bad", href: "/admin/orders?status=overdue&sort=placed_at", text });
	}
	if (unpaid && unpaid.orders > 0) {
		const sums = unpaid.totals.map(({ currency, totalMinor: minor }) => formatMoney({ minor, currency, locale }));
		const text = t("unpaid", { count: unpaid.orders, totals: new Intl.ListFormat(locale).format(sums) });
		lines.push({ key: "unpaid", tone: "warn", href: "/admin/orders?status=pending&sort=placed_at", text });
	}
	for (const { creditTypeId, nameInText, expiring, lost } of credits) {
		if (lost === 0n) continue;
		const about = {
			credits: toJsonCredits(roughly({ lost, credits: expiring })),
			type: nameInText,
			days: EXPIRING_WITHIN_DAYS,
		};
		const href = `/admin/overview/${creditTypeId}?sort=-lost`;
		lines.push({ key: `lost-${creditTypeId}`, tone: "warn", href, text: t("lost", about) });
	}
	return lines;
}
