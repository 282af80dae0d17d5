import { useTranslations } from "next-intl";
import { PagePart } from "@/components/page-part/page-part.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { ExpiringInWallets } from "../../_components/expiry/expiring-in-wallets.tsx";
import { BalanceCards } from "./balance-cards.tsx";

/** What is left of each credit type, under what of it will expire unused. */
export function Balances({ actor, view }: { actor: Actor; view: CreditView }) {
	const t = useTranslations("overview.card");
	return (
		<>
			<ExpiringInWallets view={view} />
			<PagePart name={t("title")} isAwaited>
				<BalanceCards actor={actor} view={view} />
			</PagePart>
		</>
	);
}
