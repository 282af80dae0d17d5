import { afterAll, expect, test } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import type { EntryListQuery } from "../schema.ts";
import { readUsableGroups } from "../usable-groups.ts";
import { addServiceUser, listOfferedServiceUsers } from "./add-service-user.ts";
import { listEntries } from "./list-entries.ts";
import { removeEntry } from "./remove-entry.ts";

const { db, sql } = await testDatabase();

afterAll(async () => {
	expect(await verifyLedger(sql)).toEqual([]);
});

const ALL: EntryListQuery = { search: "", kind: null, sort: "value", descending: false, offset: 0, limit: 25 };

/** Sally, with ten credits in a group, and a service user of her organization. */
async function sallysGroup() {
	const acme = await anOrganization(db);
	const sally = await aUser(db, acme, { name: "Sally Green" });
	await boughtCredits(db, { beneficiaryId: sally.id, credits: 10n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id });
	const allocation = { shareGroupId, creditTypeId: "email", credits: 10n, actorId: null };
	await transact(db, (tx) => postAllocation(tx, allocation));
	const gateway = await aServiceUser(db, acme, { name: "Mail gateway" });
	const context = { actor: await actorOf(db, sally), db };
	const charge = async (credits: bigint) => (await postCharges(aClient(db), [aCharge(gateway.id, credits)]))[0];
	return { acme, sally, shareGroupId, gateway, context, charge };
}

test("a service user spends a group's credits by its own entry, from the moment it is added until it is removed", async () => {
	const { shareGroupId, gateway, context, charge } = await sallysGroup();
	const entry = { shareGroupId, serviceUserId: gateway.id };
	expect(await listOfferedServiceUsers(context)).toEqual([{ id: gateway.id, name: "Mail gateway" }]);
	expect(await charge(2n)).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
	expect(await addServiceUser(context, entry)).toMatchObject({ ok: true, value: { name: "Mail gateway" } });
	expect(await addServiceUser(context, entry)).toMatchObject({ key: "serviceUserIsMember", field: "serviceUserId" });
	expect(await charge(2n)).toMatchObject({ ok: true });
	expect(await readUsableGroups(sql, { userId: gateway.id })).toMatchObject([{ shareGroupId, by: "service_user" }]);

	const listed = await listEntries(context, { shareGroupId, ...ALL, search: "gate" });
	expect(listed).toMatchObject({
		total: 1,
		rows: [{ kind: "service_user", name: "Mail gateway", state: "active", welcome: null, uses: [{ used: 2n }] }],
	});
	expect(await db.mail.count()).toBe(0);
	const entryId = listed?.rows[0]?.id ?? "";
	expect(await removeEntry(context, { shareGroupId, entryId })).toMatchObject({
		ok: true,
		value: { kind: "service_user", value: "Mail gateway", stillLetInBy: null },
	});
	expect(await charge(2n)).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
	const log = await db.auditEntry.findMany({ where: { subjectId: shareGroupId }, orderBy: { id: "asc" } });
	expect(log.map(({ action, before, after }) => [action, before ?? after])).toEqual([
		["share_group.members_added", { serviceUserId: gateway.id }],
		["share_group.member_removed", { serviceUserId: gateway.id }],
	]);
});

test("neither another organization's service user, nor a person, nor its address's domain", async () => {
	const { shareGroupId, gateway, sally, context, charge } = await sallysGroup();
	const strangers = await aServiceUser(db, await anOrganization(db));
	for (const serviceUserId of [strangers.id, sally.id]) {
		expect(await addServiceUser(context, { shareGroupId, serviceUserId })).toMatchObject({ code: "NOT_FOUND" });
	}
	await anEntry(db, shareGroupId, { kind: "address", value: gateway.email });
	await anEntry(db, shareGroupId, { kind: "domain", value: "service.invalid" });
	expect(await charge(1n)).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
});

test("only the group's creator adds one", async () => {
	const { acme, shareGroupId, gateway } = await sallysGroup();
	const admin = await actorOf(db, await aUser(db, acme, { role: "administrator" }));
	const entry = { shareGroupId, serviceUserId: gateway.id };
	expect(await addServiceUser({ actor: admin, db }, entry)).toMatchObject({ code: "NOT_FOUND" });
});
