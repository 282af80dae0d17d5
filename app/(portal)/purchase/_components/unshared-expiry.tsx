import { UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { RATE_WINDOW_DAYS } from "@/lib/usage/days-left.ts";
import { readUnsharedExpiry } from "@/lib/usage/read-monthly-use.ts";

/** Before more is bought: what would be lost in separate wallets, and used in one that is shared. */
export async function UnsharedExpiryNote({ actor }: { actor: Actor }) {
	const [types, t] = await Promise.all([readUnsharedExpiry({ actor }), getTranslations("purchase.unshared")]);
	if (types.length === 0) return null;
	return (
		<Banner
			tone="warn"
			icon={UsersRound}
			title={t("title", { days: RATE_WINDOW_DAYS })}
			action={
				<Button asChild variant="link">
					<Link href="/admin/users">{t("action")}</Link>
				</Button>
			}
		>
			{types.map(({ creditTypeId, nameInText: type, lost, wallets, saved }) => (
				<span key={creditTypeId} className="block">
					{t("text", { type, wallets, lost: toJsonCredits(lost), saved: toJsonCredits(saved) })}
				</span>
			))}
		</Banner>
	);
}
