import { Clock } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { formatMoney } from "@/components/money.tsx";
import { inView } from "@/components/requested-view.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { NEWEST_ORDERS } from "@/lib/orders/lists/list-schema.ts";
import { readOrders } from "@/lib/orders/lists/queries.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";

const NAMED = 3;

/** What has been ordered for these credits and isn't paid yet, so that nobody orders it again. */
export async function PendingOrders({ actor }: { actor: Actor }) {
	const view = await readCreditView({ actor });
	const [pending, t, locale] = await Promise.all([
		readOrders({ view }, { ...NEWEST_ORDERS, status: "pending", limit: NAMED }),
		getTranslations("purchase.pending"),
		getLocale(),
	]);
	if (pending.count === 0) return null;
	return (
		<Banner icon={Clock} title={t("title", { count: pending.count })}>
			{pending.rows.map(({ id, number, planName: plan, totalMinor: minor, currency, orderedBy }) => (
				<span key={id} className="block">
					{t.rich("order", {
						...{ number: String(number), plan, name: orderedBy.name },
						total: formatMoney({ minor, currency, locale }),
						link: (text) => (
							<Link href={`/orders/${id}`} className="text-accent-ink underline underline-offset-4">
								{text}
							</Link>
						),
					})}
				</span>
			))}
			{pending.count > pending.rows.length ? (
				<span className="block">
					<Link
						href={inView("/orders?status=pending", view)}
						className="text-accent-ink underline-offset-4 hover:underline"
					>
						{t("all", { count: pending.count })}
					</Link>
				</span>
			) : null}
		</Banner>
	);
}
