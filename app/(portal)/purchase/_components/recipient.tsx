import { User, Users } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { HowToStop } from "@/app/(portal)/_components/whose-credits/how-to-stop.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Card } from "@/components/ui/card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";

/** Whose wallet a purchase goes to; for a Credit User, why, and how to stop it (product.md 12). */
export async function Recipient({ actor }: { actor: Actor }) {
	const [view, t] = await Promise.all([readCreditView({ actor }), getTranslations("purchase")]);
	if (!view.isCreditUser) {
		return (
			<Card className="flex items-center gap-3 px-4 py-3 text-sm">
				<User aria-hidden className="size-4 shrink-0 text-muted" />
				<p>
					<b className="font-semibold">{t("creditsGoTo", { name: actor.name })}</b>{" "}
					<span className="text-muted">{t("thatIsYou")}</span>
				</p>
			</Card>
		);
	}
	const owner = view.owner.name;
	return (
		<Banner icon={Users} title={t("creditsGoTo", { name: owner })}>
			{t("becauseYouUse", { owner })}
			<HowToStop actor={actor} view={view} />
		</Banner>
	);
}
