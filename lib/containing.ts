/**
 * Prisma's filter for texts with what somebody searches for in them, in any case. What stands for other characters in
 * SQL's patterns stands for itself, which Prisma doesn't see to.
 */
export function containing(search: string) {
	return { contains: search.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
}
