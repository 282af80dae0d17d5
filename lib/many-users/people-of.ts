import type { ChangeableUser } from "@/lib/people/lock-users-to-change.ts";

/** The people among users who were selected, each once, by name: no service user, and nobody who was removed. */
export function peopleOf(users: ReadonlyMap<string, ChangeableUser>, ids: readonly string[]): ChangeableUser[] {
	return [...new Set(ids)]
		.flatMap((id) => users.get(id) ?? [])
		.filter(({ kind, status }) => kind === "person" && status !== "removed")
		.sort((one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1));
}
