import { useTranslations } from "next-intl";
import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PagePart } from "@/components/page-part/page-part.tsx";
import { cn } from "@/components/ui/class-names.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import type { EntriesTableState } from "./entries-table.ts";
import { GroupHistory } from "./group-history.tsx";
import { Members } from "./members.tsx";

/** The wide column: the members, then what came and went. */
export function GroupMain({ actor, group, state }: { actor: Actor; group: ManagedGroup; state: EntriesTableState }) {
	const t = useTranslations("shareGroupPage");
	const span = group.status === "deleted" ? "lg:col-span-3" : "lg:col-span-2";
	return (
		<div className={cn("min-w-0 max-lg:contents lg:space-y-4", span)}>
			<div className="min-w-0">
				<PagePart name={t("members")} fallback={<TableSkeleton columns={5} rows={4} />}>
					<Members actor={actor} group={group} state={state} />
				</PagePart>
			</div>
			<GroupHistory actor={actor} shareGroupId={group.id} state={state} />
		</div>
	);
}
