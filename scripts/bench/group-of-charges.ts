import type { Database } from "@/lib/db.ts";
import { newId } from "@/lib/ids.ts";
import { openCreditTypeAccounts, openShareGroupAccounts, openWallets } from "@/lib/ledger/accounts.ts";
import { sqlOf, transact } from "@/lib/transaction.ts";

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
	await db.$transaction(
		async (tx) => {
			// A million rows are not checked one by one: what they refer to was made right here.
			await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
			await writeCharges(tx, { accountId, charges });
		},
		{ timeout: 10 * 60_000 },
	);
	await db.$executeRawUnsafe("VACUUM ANALYZE");
	return { shareGroupId, creatorId };
}

/** The creator and the members, in one organization; answers the creator. */
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

/** One credit each, a minute apart, by the members in turn, in the order in which the ledger would have written them. */
async function writeCharges(
	db: Parameters<typeof sqlOf>[0],
	{ accountId, charges }: { accountId: string; charges: number },
): Promise<void> {
	const sql = sqlOf(db);
	await sql.query(
		`CREATE TEMP TABLE "made" ON COMMIT DROP AS
		SELECT gen_random_uuid() AS "id", "n", "member"."ids"[1 + "n" % array_length("member"."ids", 1)] AS "user_id",
			date_trunc('minute', now()) - ($1::int - "n") * interval '1 minute' AS "posted_at"
		FROM generate_series(1, $1::int) AS "n", (SELECT array_agg("id" ORDER BY "id") AS "ids" FROM "user") AS "member"`,
		[charges],
	);
	await sql.query(
		`INSERT INTO "charge" ("id", "user_id", "credit_type_id", "requested", "charged", "service", "item", "reference", "posted_at")
		SELECT "id", "user_id", 'lab', 1, 1, 'labs', 'Kubernetes basics, part ' || "n" % 97, 'LAB-' || "n", "posted_at" FROM "made" ORDER BY "n"`,
	);
	await sql.query(
		`INSERT INTO "charge_slice" ("charge_id", "position", "account_id", "user_id", "credit_type_id", "credits",
			"account_version", "balance_after", "lot_expires_at", "address", "posted_at")
		SELECT "id", 0, $1::uuid, "user_id", 'lab', 1, "n" + 1, $2::int - "n", now() + interval '1 year',
			'member@bench.example', "posted_at" FROM "made" ORDER BY "n"`,
		[accountId, charges],
	);
	await sql.query(
		`INSERT INTO "usage_daily" ("account_id", "user_id", "credit_type_id", "day", "charged", "charges")
		SELECT $1::uuid, "user_id", 'lab', ("posted_at" AT TIME ZONE 'UTC')::date, count(*), count(*) FROM "made" GROUP BY 1, 2, 3, 4`,
		[accountId],
	);
}
