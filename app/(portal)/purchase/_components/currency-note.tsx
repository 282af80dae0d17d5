import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readSoldCurrencies } from "@/lib/plans/sold-currencies.ts";

/** In which other currencies is sold, and where one is chosen; nothing where there is only one. */
export async function CurrencyNote({ actor, shown }: { actor: Actor; shown: readonly string[] }) {
	const [sold, t] = await Promise.all([readSoldCurrencies({ actor }), getTranslations("purchase.currencies")]);
	const others = sold.filter((currency) => !shown.includes(currency));
	if (others.length === 0) return null;
	return (
		<p className="text-muted text-small">
			{t.rich("text", {
				others: others.join(", "),
				link: (text) => (
					<Link href="/billing" className="text-accent-ink underline underline-offset-4">
						{text}
					</Link>
				),
			})}
		</p>
	);
}
