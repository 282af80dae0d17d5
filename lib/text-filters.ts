// Prisma's filters for texts. What stands for other characters in SQL's patterns has to stand for itself, which Prisma
// doesn't see to; it asks for a pattern where case doesn't count, for equal texts too.

/** Texts with this in them, in any case. */
export function containing(text: string) {
	return { contains: itself(text), mode: "insensitive" } as const;
}

/** This text, in any case. */
export function equalTo(text: string) {
	return { equals: itself(text), mode: "insensitive" } as const;
}

function itself(text: string): string {
	return text.replace(/[\\%_]/g, "\\$&");
}
