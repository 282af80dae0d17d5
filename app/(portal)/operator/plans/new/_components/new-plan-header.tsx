import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header.tsx";

/** `subtitle`: whose credits the plan will sell. */
export function NewPlanHeader({ subtitle }: { subtitle: ReactNode }) {
	const t = useTranslations("operatorPlans");
	return (
		<PageHeader
			breadcrumb={[{ label: t("title"), href: "/operator/plans" }, { label: t("newTitle") }]}
			title={t("newTitle")}
			subtitle={subtitle}
		/>
	);
}
