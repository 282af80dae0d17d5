import { PackageOpen, Plus } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DateTime } from "@/components/date-time.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { listPlans, type PlanList, type PlanSection } from "@/lib/plans/list-plans.ts";
import { PlanLine } from "./plan-line.tsx";
import { PlanOrder } from "./plan-order.tsx";

/** What is sold, by credit type and in the order in which buyers see it; withdrawn plans apart (product.md 48). */
export async function Plans({ actor }: { actor: Actor }) {
	const [list, t] = await Promise.all([listPlans({ actor }), getTranslations("operatorPlans")]);
	if (!list) notFound();
	if (list.sections.length === 0) {
		return (
			<Card>
				<EmptyState
					icon={PackageOpen}
					title={t("noTypes")}
					action={
						<Button asChild>
							<Link href="/operator/credit-types">{t("makeType")}</Link>
						</Button>
					}
				>
					{t("noTypesText")}
				</EmptyState>
			</Card>
		);
	}
	return (
		<div className="space-y-4">
			{list.sections.map((section) => (
				<PlansOfType key={section.creditType.id} section={section} />
			))}
			{list.withdrawn.length > 0 ? <Withdrawn plans={list.withdrawn} /> : null}
		</div>
	);
}

async function PlansOfType({ section: { creditType, plans } }: { section: PlanSection }) {
	const [t, word] = await Promise.all([getTranslations("operatorPlans"), getTranslations("words")]);
	const { id, name, isRetired } = creditType;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{word("typeCredits", { type: name })}</CardTitle>
				{isRetired ? (
					<p className="text-small text-muted">{t("typeRetired")}</p>
				) : (
					<Button asChild variant="outline" size="sm">
						<Link href={`/operator/plans/new?type=${id}`} aria-label={t("addOf", { type: name })}>
							<Plus aria-hidden />
							{t("add")}
						</Link>
					</Button>
				)}
			</CardHeader>
			{plans.length === 0 ? (
				<p className="px-5 py-4 text-muted text-sm">{t("noPlans", { type: name })}</p>
			) : (
				<PlanOrder
					creditTypeId={id}
					label={word("typeCredits", { type: name })}
					items={plans.map((plan) => ({ id: plan.id, name: plan.name, content: <PlanLine plan={plan} /> }))}
				/>
			)}
		</Card>
	);
}

async function Withdrawn({ plans }: { plans: PlanList["withdrawn"] }) {
	const t = await getTranslations("operatorPlans");
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("withdrawn")}</CardTitle>
				<p className="text-small text-muted">{t("withdrawnText")}</p>
			</CardHeader>
			<ul aria-label={t("withdrawn")} className="divide-y divide-line">
				{plans.map((plan) => (
					<li key={plan.id} className="px-3 pl-12">
						<PlanLine
							plan={plan}
							note={t.rich("since", { day: () => <DateTime at={plan.withdrawnAt} precision="day" /> })}
						/>
					</li>
				))}
			</ul>
		</Card>
	);
}
