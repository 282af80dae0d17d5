import type { ShareGroupStatus } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { readUsableGroups } from "@/lib/share-groups/usable-groups.ts";

declare const madeByReadReportAccess: unique symbol;

/**
 * A user who may read a share group's report (product.md 27). Only `readReportAccess` makes one, so that a read of a
 * report that forgets whose group it is doesn't compile.
 */
export interface ReportAccess {
	readonly [madeByReadReportAccess]: true;
	readonly viewerId: string;
	/** Its creator sees everything, after its deletion too; a member sees their own rows and what is left. */
	readonly isCreator: boolean;
	readonly group: {
		readonly id: string;
		readonly name: string;
		readonly status: ShareGroupStatus;
		readonly closedAt: Date | null;
		readonly creatorId: string;
		readonly creatorName: string;
	};
	/** One of each credit type, in the catalogue's order. */
	readonly accounts: readonly {
		readonly accountId: string;
		readonly creditTypeId: string;
		readonly creditType: string;
		readonly nameInText: string;
	}[];
}

/** What a read of a report is given. */
export interface ReportContext {
	readonly access: ReportAccess;
	readonly db?: Database;
}

/** Null for everyone but the creator and the current members. */
export async function readReportAccess(
	{ actor, db = database() }: ReadContext,
	shareGroupId: string,
): Promise<ReportAccess | null> {
	if (!isId(shareGroupId)) return null;
	const found = await db.shareGroup.findUnique({
		where: { id: shareGroupId },
		select: {
			id: true,
			name: true,
			status: true,
			closedAt: true,
			creatorId: true,
			creator: { select: { name: true } },
			accounts: {
				select: { id: true, creditType: { select: { id: true, name: true, nameInText: true } } },
				orderBy: [{ creditType: { position: "asc" } }, { creditType: { id: "asc" } }],
			},
		},
	});
	if (!found) return null;
	const { accounts, creator, ...group } = found;
	const isCreator = group.creatorId === actor.userId;
	if (!isCreator && !(await isLetIn(actor, shareGroupId, db))) return null;
	const access = {
		viewerId: actor.userId,
		isCreator,
		group: { ...group, creatorName: creator.name },
		accounts: accounts.map(({ id, creditType }) => ({
			accountId: id,
			creditTypeId: creditType.id,
			creditType: creditType.name,
			nameInText: creditType.nameInText,
		})),
	};
	return access satisfies Omit<ReportAccess, typeof madeByReadReportAccess> as unknown as ReportAccess;
}

async function isLetIn({ userId }: Actor, shareGroupId: string, db: Database): Promise<boolean> {
	const groups = await readUsableGroups(sqlOf(db), { userId });
	return groups.some((group) => group.shareGroupId === shareGroupId);
}
