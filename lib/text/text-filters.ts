// Filters for texts, for Prisma and for SQL. Prisma doesn't see to it that what is searched for stands for itself; it asks
// for a pattern where case doesn't count, for equal texts too.

/** Texts with this in them, in any case. */
export function containing(text: string) {
	return { contains: literally(text), mode: "insensitive" } as const;
}

/** This text, in any case. */
export function equalTo(text: string) {
	return { equals: literally(text), mode: "insensitive" } as const;
}

/** A text as it stands in a LIKE pattern, where some characters would stand for others. */
export function literally(text: string): string {
	return text.replace(/[\\%_]/g, "\\$&");
}
