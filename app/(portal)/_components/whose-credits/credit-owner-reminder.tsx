import { Users } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { NamedView } from "./named-view.tsx";

interface CreditOwnerReminderProps {
	actor: Actor;
	view: CreditView;
	/** `view`: the page shows the view's credits. `credits`: what the reader can use. `share`: what is only theirs. */
	on: "view" | "credits" | "share";
	/** What else there is to say. */
	children?: ReactNode;
}

/**
 * Reminds Credit Users whose credits they use and, if they may make purchases, where these go (product.md 7). Nothing for
 * users who are their own Credit Owner.
 */
export function CreditOwnerReminder({ actor, view, on, children }: CreditOwnerReminderProps) {
	const t = useTranslations("reminder");
	const parked = useParkedCredits(view.parked);
	if (!view.isCreditUser) return null;
	const owner = view.owner.name;
	const shown = view.view === "owner" ? "ownersShown" : "ownShown";
	const said = { view: shown, credits: "onCredits", share: "onShare" } as const;
	return (
		<>
			{on === "view" ? <NamedView view={view.view} /> : null}
			<Banner icon={Users} title={t("using", { owner })}>
				{t(said[on], { owner, buys: String(mayPurchase(actor)) })}
				{parked ? ` ${parked}` : null}
				{children}
			</Banner>
		</>
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
