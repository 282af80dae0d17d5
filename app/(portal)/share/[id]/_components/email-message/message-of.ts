import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import type { GroupOfMessage } from "./email-message-window.tsx";

/** What the windows that write a group's Email Message need of it. */
export function messageOf({ id, version, emailMessage }: ManagedGroup): GroupOfMessage {
	return { id, version, emailMessage };
}
