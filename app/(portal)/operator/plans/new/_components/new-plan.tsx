import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { readNewPlan } from "@/lib/plans/read-plan.ts";
import { currencyChoices } from "../../_components/currency-choices.ts";
import { NewPlanForm } from "./new-plan-form.tsx";
import { NewPlanHeader } from "./new-plan-header.tsx";

export async function NewPlan({ actor, creditTypeId }: { actor: Actor; creditTypeId: string }) {
	const [offer, locale, word] = await Promise.all([
		readNewPlan({ actor }, creditTypeId),
		getLocale(),
		getTranslations("words"),
	]);
	if (!offer) notFound();
	return (
		<>
			<NewPlanHeader subtitle={word("typeCredits", { type: offer.creditType.name })} />
			<NewPlanForm {...offer} choices={currencyChoices(locale)} />
		</>
	);
}
