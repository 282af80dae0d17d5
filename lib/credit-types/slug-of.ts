const MOST_LETTERS = 24;

/** An id for a new credit type that reads like its name and that no other has: letters, digits and hyphens. */
export function slugOf(name: string, taken: readonly string[]): string {
	const plain = name
		.normalize("NFKD")
		.toLowerCase()
		.replace(/\p{M}/gu, "")
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^[^a-z]+|-+$/g, "")
		.slice(0, MOST_LETTERS)
		.replace(/-+$/, "");
	const base = plain || "type";
	for (let count = 1; ; count += 1) {
		const slug = count === 1 ? base : `${base}-${count}`;
		if (!taken.includes(slug)) return slug;
	}
}
