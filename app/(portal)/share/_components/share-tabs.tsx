import { getTranslations } from "next-intl/server";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { Link } from "@/components/ui/link.tsx";
import { SteadyLabel } from "@/components/ui/steady-label.tsx";
import { tabClasses, tabListClasses } from "@/components/ui/tab-classes.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { countSharedWith } from "@/lib/share-groups/credits/shared-with.ts";
import { countShareGroups } from "@/lib/share-groups/list-share-groups.ts";
import type { ShareTab, ShareTableState } from "./share-table.ts";

/** My groups, groups shared with me, and my deleted groups if there are any; those that are shown, as a file. */
export async function ShareTabs({ actor, state }: { actor: Actor; state: ShareTableState }) {
	const { tab } = state.also;
	const [t, own, shared] = await Promise.all([
		getTranslations("share.tabs"),
		countShareGroups({ actor }),
		countSharedWith({ actor }),
	]);
	const tabs: { tab: ShareTab; href: string; label: string; count: number }[] = [
		{ tab: null, href: "/share", label: t("own"), count: own.open },
		{ tab: "shared", href: "/share?tab=shared", label: t("shared"), count: shared },
	];
	if (own.deleted > 0 || tab === "deleted") {
		tabs.push({ tab: "deleted", href: "/share?tab=deleted", label: t("deleted"), count: own.deleted });
	}
	const shown = tabs.find((one) => one.tab === tab);
	return (
		<div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
			<nav aria-label={t("label")} className={tabListClasses}>
				{tabs.map((one) => (
					<Link
						key={one.href}
						href={one.href}
						aria-current={one.tab === tab ? "page" : undefined}
						className={tabClasses}
					>
						<SteadyLabel>{one.label}</SteadyLabel>
						<span className="num font-normal text-muted">{one.count}</span>
					</Link>
				))}
			</nav>
			{shown && shown.count > 0 ? <CsvLink href={state.hrefOfSameRows("/share/csv")} of={shown.label} /> : null}
		</div>
	);
}
