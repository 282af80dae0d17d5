import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { Texts } from "@/components/texts.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { readPlan } from "@/lib/plans/read-plan.ts";
import { EditPlan } from "./_components/edit-plan.tsx";
import { PlanVersions } from "./_components/plan-versions.tsx";
import { WithdrawnBanner } from "./_components/withdrawn-banner.tsx";

const findPlan = cache(async (id: string) => readPlan({ actor: await currentActor() }, id));

export async function generateMetadata({ params }: PageProps<"/operator/plans/[id]">): Promise<Metadata> {
	const [plan, t] = await Promise.all([findPlan((await params).id), getTranslations("operatorPlans")]);
	const [newest] = plan?.versions ?? [];
	return { title: newest ? t("pageTitle", { name: newest.name }) : t("title") };
}

export default async function PlanPage({ params }: PageProps<"/operator/plans/[id]">) {
	const [{ id }, t, word] = await Promise.all([params, getTranslations("operatorPlans"), getTranslations("words")]);
	const plan = await findPlan(id);
	const [newest] = plan?.versions ?? [];
	if (!plan || !newest) notFound();
	return (
		<Texts of={["operatorPlans", "purchase", "unsavedChanges"]}>
			<PageHeader
				breadcrumb={[{ label: t("title"), href: "/operator/plans" }, { label: newest.name }]}
				title={newest.name}
				subtitle={word("typeCredits", { type: plan.creditType.name })}
			/>
			{plan.isWithdrawn ? <WithdrawnBanner planId={id} name={newest.name} /> : null}
			<EditPlan plan={plan} newest={newest} />
			<PlanVersions versions={plan.versions} kind={plan.kind} />
		</Texts>
	);
}
