import { expect, it } from "vitest";
import { acceptAsNewUser } from "@/lib/accounts/invitations/accept/accept-as-new-user.ts";
import { inviteUser } from "@/lib/accounts/invitations/invite-user.ts";
import { mintToken } from "@/lib/accounts/tokens/tokens.ts";
import { listAuditEntries } from "@/lib/audit/queries.ts";
import type { AuditQuery } from "@/lib/audit/select-audit-entries.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { northwind } from "@/lib/people/test-northwind.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { share } from "@/lib/testing/sharing.ts";

const { db } = await testDatabase();
const EVERYTHING: AuditQuery = {
	...{ search: "", orderNumber: null, action: null, actorId: null, from: null, to: null },
	...{ sort: "when", descending: true, offset: 0, limit: 10 },
};

it("removing a user leaves what was done to them in the audit log, without a page to go to", async () => {
	const { mary, context, remove } = await northwind(db);
	await remove(mary.id);
	const log = await listAuditEntries({ actor: context.actor, db }, EVERYTHING);
	expect(log?.rows[0]?.subject).toMatchObject({ id: mary.id, name: "Removed user", isRemoved: true });
});

it("removing a user leaves their name and address nowhere to be read, in the audit log and the invitations neither", async () => {
	const { organization, context, remove } = await northwind(db);
	const email = "quentin@acme.example";
	await anInvitation(db, organization, { name: "Quentin", email, revokedAt: new Date() });
	const invitation = { name: "Quentin", email: "Quentin@acme.example", userRoleId: organization.memberRoleId };
	const invited = await inviteUser(context, invitation);
	if (!invited.ok) throw new Error(invited.key);
	const { invitationId } = invited.value;
	const token = await transact(db, (tx) => mintToken(tx, { purpose: "invitation", invitationId }));
	const accepted = await acceptAsNewUser(
		{ db },
		{ token, name: "Quentin", password: "three tall trees", timeZone: null },
	);
	if (!accepted.ok) throw new Error(accepted.key);
	expect(await remove(accepted.value.userId)).toMatchObject({ ok: true });
	const log = await listAuditEntries({ actor: context.actor, db }, { ...EVERYTHING, limit: 100 });
	const actions = log?.rows.map(({ action }) => action);
	expect(actions).toEqual(expect.arrayContaining(["user.created", "invitation.created", "invitation.accepted"]));
	expect(JSON.stringify(log)).not.toMatch(/quentin/i);
	const where = { organizationId: organization.id };
	const names = await db.invitation.findMany({ where, select: { name: true, email: true } });
	expect(names).toHaveLength(2);
	expect(JSON.stringify(names)).not.toMatch(/quentin/i);
});

it("removing a user erases the address as whose owner they used a share group, unless someone still names it", async () => {
	const { john, peter, mary, remove } = await northwind(db);
	await boughtCredits(db, { beneficiaryId: john.id, creditTypeId: "lab", credits: 10n });
	const domains = ["test.example"];
	const shareGroupId = await aShareGroup(db, { creatorId: john.id, addresses: [peter.email], domains });
	await share(db, shareGroupId, 10n);
	for (const { id } of [peter, mary]) {
		const [charged] = await postCharges(aClient(db), [
			aCharge(id, 1n, { creditTypeId: "lab", pool: { shareGroupId } }),
		]);
		expect(charged).toMatchObject({ ok: true });
	}
	const addressOf = async (userId: string) => {
		const entry = await db.ledgerEntry.findFirstOrThrow({ where: { userId, kind: "charge" } });
		return (await db.address.findUniqueOrThrow({ where: { id: entry.addressId ?? "" } })).value;
	};
	const addresses = [peter.email.toLowerCase(), mary.email.toLowerCase()];
	expect([await addressOf(peter.id), await addressOf(mary.id)]).toEqual(addresses);
	for (const { id } of [peter, mary]) expect(await remove(id)).toMatchObject({ ok: true });
	expect(await addressOf(peter.id), "an entry names it").toBe(addresses[0]);
	expect(await addressOf(mary.id)).toBeNull();
});

it("removing a user leaves no notice of theirs, and nothing of how they wanted to be told", async () => {
	const { mary, peter, remove } = await northwind(db);
	for (const { id: userId } of [mary, peter]) {
		await db.notice.create({ data: { id: newId(), userId, kind: "password_changed", createdAt: new Date() } });
		await db.noticeSetting.create({ data: { userId, kind: "receipt", delivery: "off" } });
	}
	await remove(mary.id);
	const owners = [await db.notice.findMany(), await db.noticeSetting.findMany()].flat().map(({ userId }) => userId);
	expect(owners).not.toContain(mary.id);
	expect(owners).toContain(peter.id);
});
