import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { userTrail } from "./user-trail.ts";

interface PersonHeaderProps {
	name: string;
	page: "usage" | "orders" | "groups";
}

/** Whose page it is, and what is on it. */
export async function PersonHeader({ name, page }: PersonHeaderProps) {
	const [t, users] = await Promise.all([getTranslations("adminPerson"), getTranslations("adminUsers")]);
	return <PageHeader title={t(page)} subtitle={t(`${page}Subtitle`, { name })} breadcrumb={userTrail(users, name)} />;
}
