// Filters for texts, for Prisma and for SQL. Prisma doesn't escape the wildcards in what is searched for; it compares
// by pattern where case doesn't count, for equal texts too.

/** Texts with this in them, in any case. */
export function containing(text: string) {
	return { contains: literally(text), mode: "insensitive" } as const;
}

/** This text, in any case. */
export function equalTo(text: string) {
	return { equals: literally(text), mode: "insensitive" } as const;
}

/** A text escaped for a LIKE pattern, so that its wildcards stand for themselves. */
export function literally(text: string): string {
	return text.replace(/[\\%_]/g, "\\$&");
}
