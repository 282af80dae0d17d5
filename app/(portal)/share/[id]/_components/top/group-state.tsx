import { useTranslations } from "next-intl";
import { DateTime } from "@/components/date-time.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";

/** The banner that a group is being deleted, or was. */
export function GroupState({ group }: { group: ManagedGroup }) {
	const t = useTranslations("shareGroupPage");
	const { status, closingAt, closedAt } = group;
	if (status === "closing") {
		return (
			<Banner tone="warn" title={t("closing")}>
				{closingAt ? t.rich("closingText", { at: () => <DateTime at={closingAt} precision="full" /> }) : null}
			</Banner>
		);
	}
	return (
		<Banner title={t("deleted")}>
			{closedAt ? t.rich("deletedText", { at: () => <DateTime at={closedAt} precision="full" /> }) : null}
		</Banner>
	);
}
