import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { Actor } from "@/lib/auth/actor.ts";
import { readNewPlan } from "@/lib/plans/read-plan.ts";
import { currencyChoices } from "../../_components/currency-choices.ts";
import { NewPlanForm } from "./new-plan-form.tsx";

export async function NewPlan({ actor, creditTypeId }: { actor: Actor; creditTypeId: string }) {
	const [offer, locale] = await Promise.all([readNewPlan({ actor }, creditTypeId), getLocale()]);
	if (!offer) notFound();
	return <NewPlanForm {...offer} currencies={currencyChoices(locale)} />;
}
