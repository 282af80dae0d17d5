import { getLocale } from "next-intl/server";
import type { PlanDetail, PlanVersionRow } from "@/lib/plans/read-plan.ts";
import { currencyChoices } from "../../_components/currency-choices.ts";
import { EditPlanForm } from "./edit-plan-form.tsx";

export async function EditPlan({ plan, newest }: { plan: PlanDetail; newest: PlanVersionRow }) {
	const currencies = currencyChoices(await getLocale());
	return <EditPlanForm plan={plan} newest={newest} currencies={currencies} />;
}
