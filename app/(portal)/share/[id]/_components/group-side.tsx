import { AlertsCard } from "@/app/(portal)/_components/alerts/alerts-card.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import type { EntriesTableState } from "./entries-table.ts";
import { GroupSettings } from "./group-settings.tsx";
import { MoveCreditsCard } from "./move-credits-card.tsx";

/** Beside the members: the group's credits and, while it is open, its settings. */
export function GroupSide({ actor, group, state }: { actor: Actor; group: ManagedGroup; state: EntriesTableState }) {
	const isOpen = group.status === "open";
	return (
		<div className="min-w-0 max-lg:contents lg:space-y-4">
			<div className="min-w-0 max-lg:-order-1">
				<MoveCreditsCard group={group} startsHere={state.also.start === "credits"} />
			</div>
			{isOpen ? <GroupSettings actor={actor} group={group} /> : null}
			{isOpen ? <AlertsCard actor={actor} shareGroupId={group.id} /> : null}
		</div>
	);
}
