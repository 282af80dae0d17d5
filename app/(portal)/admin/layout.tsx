import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { currentActor } from "@/app/current-actor.ts";
import { SectionNavigation } from "../_components/section-navigation.tsx";
import { adminSections } from "../_components/sections.ts";

/** Admin is not found for users without a right to any of its pages (product.md 3). */
export default async function AdminLayout({ children }: { children: ReactNode }) {
	const [actor, t] = await Promise.all([currentActor(), getTranslations("frame")]);
	const sections = adminSections(actor);
	if (sections.length === 0) notFound();
	return (
		<>
			<SectionNavigation label={t("admin")} items={sections.map(({ key, href }) => ({ href, label: t(key) }))} />
			{children}
		</>
	);
}
