import { getTranslations } from "next-intl/server";
import { PagePart } from "@/components/page-part/page-part.tsx";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { env } from "@/lib/platform/env.ts";
import { ExpiringSoon } from "./expiring-soon.tsx";
import { walletExpiries } from "./wallet-expiries.ts";

/** What will expire unused in the wallets of a view: its reader uses them, shares their own, or only knows. */
export async function ExpiringInWallets({ view }: { view: CreditView }) {
	const t = await getTranslations("expiry");
	return (
		<PagePart name={t("name")} isAwaited>
			<InWallets view={view} />
		</PagePart>
	);
}

async function InWallets({ view }: { view: CreditView }) {
	const [pools, t] = await Promise.all([walletExpiries(view), getTranslations("expiry")]);
	const isParked = view.isCreditUser && view.view === "own";
	const lost = pools.flatMap(({ expiries }) => expiries.filter((expiry) => expiry.lost > 0n));
	const isGranted = lost.every(({ purchased }) => purchased === 0n);
	return (
		<ExpiringSoon
			pools={pools}
			useHref={env.DEMO_MODE && !isParked ? "/use-credits" : null}
			shareHref={view.isCreditUser || isGranted ? null : "/share"}
		>
			{isParked ? t("parked", { owner: view.owner.name }) : isGranted && !view.isCreditUser ? t("granted") : null}
		</ExpiringSoon>
	);
}
