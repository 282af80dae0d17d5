import { ParkedReminder } from "@/app/(portal)/_components/whose-credits/parked-reminder.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { ExpiringInGroup } from "./expiring-in-group.tsx";
import { GroupHeader } from "./group-header.tsx";
import { GroupState } from "./group-state.tsx";

/** Which group it is, and what its creator should know before anything else. */
export function GroupTop({ actor, group }: { actor: Actor; group: ManagedGroup }) {
	const isOpen = group.status === "open";
	return (
		<>
			{isOpen && group.isParked ? <ParkedReminder actor={actor} /> : null}
			<GroupHeader group={group} />
			{isOpen ? <ExpiringInGroup actor={actor} group={group} /> : <GroupState group={group} />}
		</>
	);
}
