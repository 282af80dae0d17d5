import { writeManyCharges } from "@/lib/ledger/charges/many-charges.ts";
import { openCreditTypeAccounts, openShareGroupAccounts, openWallets } from "@/lib/ledger/posting/accounts.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { sqlOf, transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";

const MEMBERS = 50;

/** A share group that its members have charged so many times, written in bulk: what a report reads, and nothing else. */
export async function makeGroupOfCharges(
	db: Database,
	charges: number,
): Promise<{ readonly shareGroupId: string; readonly creatorId: string }> {
	const creatorId = await makePeople(db);
	const shareGroupId = newId();
	await transact(db, async (tx) => {
		await tx.prisma.shareGroup.create({ data: { id: shareGroupId, creatorId, name: "Bench" } });
		await openShareGroupAccounts(tx, shareGroupId);
	});
	const { id: accountId } = await db.account.findFirstOrThrow({ where: { shareGroupId } });
	await db.$transaction((tx) => writeManyCharges(sqlOf(tx), { accountId, charges }), { timeout: 10 * 60_000 });
	await db.$executeRawUnsafe("VACUUM ANALYZE");
	return { shareGroupId, creatorId };
}

/** The creator and the members, in one organization; returns the creator. */
async function makePeople(db: Database): Promise<string> {
	const [organizationId, userRoleId] = [newId(), newId()];
	await db.organization.create({ data: { id: organizationId, name: "Bench" } });
	await db.userRole.create({ data: { id: userRoleId, organizationId, name: "Member", builtIn: "member", rights: [] } });
	const ids = Array.from({ length: MEMBERS }, () => newId());
	await db.user.createMany({
		data: ids.map((id, place) => ({
			id,
			organizationId,
			userRoleId,
			creditOwnerId: id,
			name: `Member ${place}`,
			email: `member.${place}@bench.example`,
			emailVerifiedAt: new Date(),
		})),
	});
	await transact(db, async (tx) => {
		await tx.prisma.creditType.create({ data: { id: "lab", name: "Lab", nameInText: "lab", position: 0 } });
		await openCreditTypeAccounts(tx, "lab");
	});
	await transact(db, (tx) => openWallets(tx, ids));
	return ids[0] ?? "";
}
