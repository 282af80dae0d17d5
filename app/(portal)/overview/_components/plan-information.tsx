import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { Credits } from "@/components/credits.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { type BoughtPlan, readBoughtPlans } from "@/lib/orders/lists/queries.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readToday } from "@/lib/platform/database/read-today.ts";
import { AllLink } from "./all-link.tsx";
import { shortDay } from "./short-day.ts";

const SHOWN_PLANS = 5;

/** Plans that were bought, what is left of the next to expire first: when, until when, and how much of each. */
export async function PlanInformation({ view }: { view: CreditView }) {
	const [plans, today, locale, t] = await Promise.all([
		readBoughtPlans({ view }, SHOWN_PLANS),
		readToday(),
		getLocale(),
		getTranslations("overview.plans"),
	]);
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
				{plans.length > 0 ? <AllLink view={view} path="/credits" label={t("all")} /> : null}
			</CardHeader>
			{plans.length === 0 ? <CardContent className="text-sm text-muted">{t("none")}</CardContent> : null}
			<ul className="divide-y divide-line text-sm">
				{plans.map((plan) => (
					<li key={plan.orderId} className="flex items-center justify-between gap-4 px-5 py-2.5">
						<div className="min-w-0">
							<Link href={`/orders/${plan.orderId}`} className="font-medium underline-offset-4 hover:underline">
								{plan.planName}
							</Link>
							<p className="num text-small text-muted">
								{t(plan.expired ? "boughtExpired" : "boughtExpires", {
									bought: shortDay(plan.paidAt, { locale, today }),
									expires: shortDay(plan.expiresAt, { locale, today }),
								})}
							</p>
						</div>
						<span className={`num whitespace-nowrap ${plan.left > 0n ? "" : "text-muted"}`}>
							<Left plan={plan} />
						</span>
					</li>
				))}
			</ul>
		</Card>
	);
}

/** What can be spent of it; if nothing, why. */
function Left({ plan: { left, held, inShareGroups } }: { plan: BoughtPlan }) {
	const t = useTranslations("overview.plans");
	if (left > 0n) return t.rich("left", { credits: () => <Credits credits={left} /> });
	if (held > 0n) return t("onHold");
	return inShareGroups > 0n ? t("inShareGroups") : t("nothingLeft");
}
