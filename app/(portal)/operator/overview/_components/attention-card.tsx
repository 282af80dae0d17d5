import { CircleAlert, CircleCheck, CircleDot } from "lucide-react";
import { notFound } from "next/navigation";
import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formatDateTime } from "@/components/date-time.tsx";
import { formatMoney } from "@/components/money.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readAttention, type Unpaid } from "@/lib/operations/attention.ts";

/** What waits for the reader; each line leads to the list that it counts. */
export async function AttentionCard({ actor }: { actor: Actor }) {
	const [attention, t] = await Promise.all([readAttention({ actor }), getTranslations("operatorOverview")]);
	if (!attention) notFound();
	const { unpaid, mail, operations } = attention;
	const lines = [
		operations?.ledger === "found" || operations?.ledger === "failed" || operations?.ledger === "lost" ? (
			<Line key="ledger" tone="bad" href="/operator/ledger">
				{t(`ledger.${operations.ledger}`)}
			</Line>
		) : null,
		operations && operations.failedTasks > 0 ? (
			<Line key="tasks" tone="bad" href="/operator/ledger">
				{t("tasksFailed", { count: operations.failedTasks })}
			</Line>
		) : null,
		unpaid && unpaid.orders > 0 ? (
			<Line key="unpaid" tone="warn" href="/operator/orders?status=pending&sort=placedAt">
				<UnpaidInWords unpaid={unpaid} />
			</Line>
		) : null,
		unpaid && unpaid.overdue > 0 ? (
			<Line key="overdue" tone="bad" href="/operator/orders?status=overdue&sort=placedAt">
				{t("overdue", { count: unpaid.overdue })}
			</Line>
		) : null,
		mail && mail.failed > 0 ? (
			<Line key="failed" tone="bad" href="/operator/mail?status=failed">
				{t("mailFailed", { count: mail.failed })}
			</Line>
		) : null,
		mail && mail.maybeSent > 0 ? (
			<Line key="maybeSent" tone="warn" href="/operator/mail?status=maybe_sent">
				{t("mailMaybeSent", { count: mail.maybeSent })}
			</Line>
		) : null,
	].filter((line) => line !== null);
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("attention")}</CardTitle>
			</CardHeader>
			{lines.length > 0 ? (
				<ul aria-label={t("attention")} className="divide-y divide-line">
					{lines}
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

interface LineProps {
	tone: "warn" | "bad";
	href: string;
	children: ReactNode;
}

async function Line({ tone, href, children }: LineProps) {
	const t = await getTranslations("operatorOverview");
	const Icon = tone === "bad" ? CircleAlert : CircleDot;
	return (
		<li className="flex items-center gap-3 px-5 py-3 text-sm">
			<Icon aria-hidden className={`size-4 shrink-0 ${tone === "bad" ? "text-bad-ink" : "text-warn-ink"}`} />
			<span className="num min-w-0 flex-1">{children}</span>
			<Button asChild variant="outline" size="sm">
				<Link href={href}>{t("show")}</Link>
			</Button>
		</li>
	);
}

async function UnpaidInWords({ unpaid: { orders, totals, oldestPlacedAt } }: { unpaid: Unpaid }) {
	const [t, locale, timeZone] = await Promise.all([getTranslations("operatorOverview"), getLocale(), getTimeZone()]);
	const sums = totals.map(({ currency, totalMinor: minor }) => formatMoney({ minor, currency, locale }));
	const day = oldestPlacedAt && formatDateTime(oldestPlacedAt, { locale, timeZone, precision: "day" });
	return (
		<>
			{t("unpaid", { count: orders, totals: new Intl.ListFormat(locale).format(sums) })}{" "}
			{day ? <span className="text-muted">{t("unpaidOldest", { day })}</span> : null}
		</>
	);
}
