import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link.tsx";
import { tabClasses, tabListClasses } from "@/components/ui/tab-classes.ts";

export function InviteWays({ isFile }: { isFile: boolean }) {
	const t = useTranslations("adminInvitations");
	return (
		<nav aria-label={t("ways")} className={tabListClasses}>
			<Link href="/admin/users/invite" aria-current={isFile ? undefined : "page"} className={tabClasses}>
				{t("one")}
			</Link>
			<Link href="/admin/users/invite?from=file" aria-current={isFile ? "page" : undefined} className={tabClasses}>
				{t("many")}
			</Link>
		</nav>
	);
}
