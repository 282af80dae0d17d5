import type { BreadcrumbItem } from "@/components/ui/page-header.tsx";

/** Admin / User / Peter Wong. */
export function userTrail(t: (key: "admin" | "title") => string, name: string): BreadcrumbItem[] {
	return [{ label: t("admin"), href: "/admin" }, { label: t("title"), href: "/admin/users" }, { label: name }];
}
