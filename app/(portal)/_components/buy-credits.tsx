import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import { AskForRight } from "./next-step.tsx";
import { operatorSections } from "./sections.ts";

interface BuyCreditsProps {
	actor: Actor;
	/** Of an empty page, which says whom to ask to those who lack the right. */
	isNextStep?: boolean;
}

/** The link to Purchase, for customers with the right: operators, who sell, aren't told to buy (product.md 52). */
export async function BuyCredits({ actor, isNextStep = false }: BuyCreditsProps) {
	if (actor.isOperator) return isNextStep ? <ToOperator actor={actor} /> : null;
	if (!mayPurchase(actor)) return isNextStep ? <AskForRight right="purchase" /> : null;
	const t = await getTranslations("overview");
	return (
		<Button asChild variant={isNextStep ? "outline" : "default"}>
			<Link href="/purchase">
				<Plus aria-hidden />
				{t("buyCredits")}
			</Link>
		</Button>
	);
}

/** What customers buy and use is there. */
async function ToOperator({ actor }: { actor: Actor }) {
	if (operatorSections(actor).length === 0) return null;
	const t = await getTranslations("overview");
	return (
		<Button asChild variant="outline">
			<Link href="/operator">{t("toOperator")}</Link>
		</Button>
	);
}
