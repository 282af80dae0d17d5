import type { ManyPreview, PreviewedUser } from "@/lib/many-users/many-preview.ts";

type WrongLine = ManyPreview["wrong"][number];

/** What is to be mended first; then as they come, a file's in the order of its lines. */
export function rowsInOrder(
	wrong: readonly WrongLine[],
	people: readonly PreviewedUser[],
): (WrongLine | PreviewedUser)[] {
	return [...wrong, ...people].sort(
		(one, other) => Number(other.why !== null) - Number(one.why !== null) || (one.line ?? 0) - (other.line ?? 0),
	);
}
