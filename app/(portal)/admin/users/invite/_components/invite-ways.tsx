import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link.tsx";
import { SteadyLabel } from "@/components/ui/steady-label.tsx";
import { tabClasses, tabListClasses } from "@/components/ui/tab-classes.ts";

export function InviteWays({ isFile }: { isFile: boolean }) {
	const t = useTranslations("adminInvitations");
	return (
		<nav aria-label={t("ways")} className={tabListClasses}>
			<Link href="/admin/users/invite" aria-current={isFile ? undefined : "page"} className={tabClasses}>
				<SteadyLabel>{t("one")}</SteadyLabel>
			</Link>
			<Link href="/admin/users/invite?from=file" aria-current={isFile ? "page" : undefined} className={tabClasses}>
				<SteadyLabel>{t("many")}</SteadyLabel>
			</Link>
		</nav>
	);
}
