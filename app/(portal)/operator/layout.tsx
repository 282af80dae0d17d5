import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { SectionNavigation } from "../_components/section-navigation.tsx";
import { operatorSections } from "../_components/sections.ts";

/** Operator is only for users of the operator's own organization with a right to one of its pages. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("frame")]);
	const sections = operatorSections(actor);
	if (sections.length === 0) notFound();
	return (
		<>
			<SectionNavigation label={t("operator")} items={sections.map(({ key, href }) => ({ href, label: t(key) }))} />
			{children}
		</>
	);
}
