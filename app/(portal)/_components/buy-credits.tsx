import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";

interface BuyCreditsProps {
	actor: Actor;
	/** `outline` in empty states. */
	variant?: "default" | "outline";
}

/** The link to Purchase, for customers with the right: operators, who sell, aren't told to buy (product.md 52). */
export async function BuyCredits({ actor, variant }: BuyCreditsProps) {
	if (actor.isOperator || !actor.rights.has("purchase")) return null;
	const t = await getTranslations("overview");
	return (
		<Button asChild variant={variant}>
			<Link href="/purchase">
				<Plus aria-hidden />
				{t("buyCredits")}
			</Link>
		</Button>
	);
}
