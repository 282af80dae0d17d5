import type { BreadcrumbItem } from "@/components/ui/page-header.tsx";

/** Admin / User / Peter Wong. */
export function userTrail(
	t: (key: "admin" | "title") => string,
	name: string,
	list: string = "/admin/users",
): BreadcrumbItem[] {
	return [{ label: t("admin"), href: "/admin" }, { label: t("title"), href: list }, { label: name }];
}
