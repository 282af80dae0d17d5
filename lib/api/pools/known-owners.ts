import type { ApiContext } from "../api-context.ts";

/**
 * Of the owners of pools, those whom the key may know: an organization's key knows its own people, and of a share group
 * from elsewhere no more than that there is one (product.md 30). The vendor's and a service user's know all who pay.
 */
export async function knownOwners({ key, db }: ApiContext, ownerIds: readonly string[]): Promise<ReadonlySet<string>> {
	if (key.kind !== "organization" || key.confinedToId === null) return new Set(ownerIds);
	const known = await db.user.findMany({
		where: { id: { in: [...ownerIds] }, organizationId: key.confinedToId },
		select: { id: true },
	});
	return new Set(known.map(({ id }) => id));
}
