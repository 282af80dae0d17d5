import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header.tsx";

interface BelowUsersHeaderProps {
	title: string;
	subtitle: string;
	actions?: ReactNode;
}

/** The header of a page that stands below Admin › User. */
export async function BelowUsersHeader({ title, ...more }: BelowUsersHeaderProps) {
	const t = await getTranslations("adminUsers");
	const breadcrumb = [
		{ label: t("admin"), href: "/admin" },
		{ label: t("title"), href: "/admin/users" },
		{ label: title },
	];
	return <PageHeader title={title} {...more} breadcrumb={breadcrumb} />;
}
