import { Users } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { Banner } from "./ui/banner.tsx";
import { Button } from "./ui/button.tsx";

/**
 * Reminds Credit Users whose credits they use and, if they may make purchases, where these go, and switches between the
 * Credit Owner's view and their own (product.md 7). Nothing for users who are their own Credit Owner. `path` is the
 * page's.
 */
export function CreditOwnerReminder({ actor, view, path }: { actor: Actor; view: CreditView; path: string }) {
	const t = useTranslations("reminder");
	const parked = useParkedCredits(view.parked);
	if (!view.isCreditUser) return null;
	const owner = view.owner.name;
	const ownersView = view.view === "owner";
	return (
		<Banner
			icon={Users}
			title={t("using", { owner })}
			action={
				<Button asChild variant="link">
					<Link href={ownersView ? `${path}?view=own` : path} scroll={false}>
						{ownersView ? t("showOwn") : t("showOwners", { owner })}
					</Link>
				</Button>
			}
		>
			{t(ownersView ? "ownersShown" : "ownShown", { owner, buys: String(mayPurchase(actor)) })}
			{parked ? ` ${parked}` : null}
		</Banner>
	);
}

/** "Your own 25 email credits are not in use." Null if there are none. */
function useParkedCredits(parked: CreditView["parked"]): string | null {
	const t = useTranslations("reminder");
	const word = useTranslations("words");
	const format = useFormatter();
	if (parked.length === 0) return null;
	const credits = parked.map(({ available, nameInText }) =>
		word("credits", { credits: toJsonCredits(available), type: nameInText }),
	);
	const one = parked.length === 1 && parked[0]?.available === 1n;
	return t("parked", { credits: format.list(credits), count: one ? 1 : 2 });
}
