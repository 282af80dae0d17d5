import { User, Users } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { readCreditView } from "@/lib/owners/credit-view.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";

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
	const mayChange = mayEditUsers(actor);
	return (
		<Banner
			icon={Users}
			title={t("creditsGoTo", { name: owner })}
			action={
				mayChange ? (
					<Button asChild variant="link">
						<Link href={`/admin/users/${actor.userId}`}>{t("changeCreditOwner")}</Link>
					</Button>
				) : null
			}
		>
			{t("becauseYouUse", { owner })} {mayChange ? t("stopSharingYourself") : t("stopSharingAsk")}
		</Banner>
	);
}
