import type { z } from "@hono/zod-openapi";
import type { Prisma, ShareGroup } from "@/generated/prisma/client.ts";
import { readSnapshot } from "@/lib/platform/database/snapshot.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { type GroupCredits, readGroupCredits } from "@/lib/share-groups/list-share-groups.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { ApiContext } from "../api-context.ts";
import { reachedUsers } from "../users/read-reached-users.ts";
import type { groupShape } from "./schema.ts";

/** A share group as it is answered, and its version. */
export interface ShownGroup {
	readonly json: z.input<typeof groupShape>;
	readonly version: number;
}

interface Page {
	readonly where: Prisma.ShareGroupWhereInput;
	readonly after: string | null;
	readonly limit: number;
}

/** Share groups whose creators the key reaches, in the order of their ids. */
export function readReachedGroups(
	{ key, db }: Pick<ApiContext, "key" | "db">,
	{ where, after, limit }: Page,
): Promise<ShownGroup[]> {
	return readSnapshot(async (snapshot) => {
		const groups = await snapshot.prisma.shareGroup.findMany({
			where: { AND: [{ creator: reachedUsers(key) }, where, after === null ? {} : { id: { gt: after } }] },
			orderBy: { id: "asc" },
			take: limit,
		});
		const credits = await readGroupCredits(
			snapshot,
			groups.map(({ id }) => id),
		);
		return groups.map((group) => ({ json: groupJson(group, credits.get(group.id) ?? []), version: group.version }));
	}, db);
}

/** One of them; NOT_FOUND where the key doesn't reach its creator. */
export async function readReachedGroup(
	context: Pick<ApiContext, "key" | "db">,
	shareGroupId: string,
): Promise<Result<ShownGroup>> {
	const [group] = await readReachedGroups(context, { where: { id: shareGroupId }, after: null, limit: 1 });
	return group ? done(group) : refuse("NOT_FOUND", "apiShareGroupNotFound");
}

function groupJson(group: ShareGroup, credits: readonly GroupCredits[]): ShownGroup["json"] {
	return {
		share_group_id: group.id,
		creator_id: group.creatorId,
		name: group.name,
		description: group.description,
		email_message: group.emailMessage,
		status: group.status,
		created_at: group.createdAt.toISOString(),
		credits: credits.map((one) => ({
			credit_type: one.creditTypeId,
			available: toJsonCredits(one.remaining),
			on_hold: toJsonCredits(one.held),
			allocated: toJsonCredits(one.allocated),
			returned: toJsonCredits(one.returned),
			used: toJsonCredits(one.used),
			next_expiry_at: one.nextExpiry?.toISOString() ?? null,
		})),
	};
}
