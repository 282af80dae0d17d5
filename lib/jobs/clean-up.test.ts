import { expect, it } from "vitest";
import { cleanUp } from "@/lib/jobs/clean-up.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const mary = await aUser(db, northwind);
const toMary = { email: mary.email, name: null, userId: mary.id, organizationId: northwind.id, language: "en" };

const NONE = { sessions: 0, tokens: 0, securityEvents: 0, mail: 0, notices: 0, refusals: 0, jobs: 0 };

it("removes sessions and links that ended a month ago, and no other", async () => {
	const session = (id: string, more: { expiresAt: Date; endedAt?: Date }) =>
		db.session.create({ data: { id, userId: mary.id, ...more } });
	const token = (id: string, more: { expiresAt: Date; usedAt?: Date }) => {
		const hash = new Uint8Array(32).map((_, place) =>
			Number.parseInt(id.replaceAll("-", "").slice(place, place + 2), 16),
		);
		const about = { purpose: "password_reset", userId: mary.id, email: mary.email } as const;
		return db.token.create({ data: { id, hash, ...about, createdAt: inDays(-90), ...more } });
	};
	const kept: string[] = [];
	for (const make of [
		(id: string, at: Date, ended?: Date) => session(id, { expiresAt: at, endedAt: ended }),
		(id: string, at: Date, ended?: Date) => token(id, { expiresAt: at, usedAt: ended }),
	]) {
		await make(newId(), inDays(-31));
		await make(newId(), inDays(1), inDays(-31));
		for (const [at, ended] of [[inDays(1)], [inDays(-29)], [inDays(1), inDays(-29)]]) {
			const id = newId();
			kept.push(id);
			await make(id, at ?? new Date(), ended);
		}
	}
	expect(await cleanUp({ db })).toEqual({ ...NONE, sessions: 2, tokens: 2 });
	const left = [...(await db.session.findMany()), ...(await db.token.findMany())];
	expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
	expect(await cleanUp({ db })).toEqual(NONE);
});

it("forgets where a sign-in came from after 90 days, and not before", async () => {
	for (const days of [-91, -90.5, -89]) {
		const at = { happenedAt: inDays(days), ipAddress: "192.0.2.1", userAgent: "a browser" };
		await db.securityEvent.create({ data: { id: newId(), kind: "signed_in", userId: mary.id, ...at } });
	}
	expect(await cleanUp({ db })).toMatchObject({ securityEvents: 2 });
	expect(await db.securityEvent.count()).toBe(1);
});

it("forgets notices after a year, read or not, and not before", async () => {
	for (const [days, readAt] of [
		[-366, null],
		[-365.5, inDays(-300)],
		[-364, null],
		[-364, inDays(-300)],
	] as const) {
		const notice = { id: newId(), userId: mary.id, kind: "password_changed", createdAt: inDays(days), readAt };
		await db.notice.create({ data: notice });
	}
	expect(await cleanUp({ db })).toMatchObject({ notices: 2 });
	expect(await db.notice.count()).toBe(2);
});

it("keeps each for as long as the deployment says", async () => {
	await Promise.all([db.securityEvent.deleteMany(), db.session.deleteMany()]);
	const event = { kind: "signed_in", userId: mary.id, ipAddress: "192.0.2.1", userAgent: "a browser" };
	await db.securityEvent.create({ data: { id: newId(), ...event, happenedAt: inDays(0) } });
	await db.session.create({ data: { id: newId(), userId: mary.id, expiresAt: inDays(0) } });
	await transact(db, (tx) => enqueueMail(tx, { kind: "password_changed", to: toMary, facts: { userId: mary.id } }));
	await db.mail.updateMany({ data: { status: "sent", closedAt: inDays(0) } });
	const keep = { mail: 20, sessions: 5, securityEvents: 10 };
	const after = (days: number) => cleanUp({ db, keep, clock: clockAt(inDays(days)) });
	const told: Partial<typeof NONE>[] = [];
	for (const days of [4.9, 5.1, 9.9, 10.1, 19.9, 20.1]) {
		const { sessions, securityEvents, mail } = await after(days);
		told.push({ sessions, securityEvents, mail });
	}
	const none = { sessions: 0, securityEvents: 0, mail: 0 };
	expect(told).toEqual([
		none,
		{ ...none, sessions: 1 },
		none,
		{ ...none, securityEvents: 1 },
		none,
		{ ...none, mail: 1 },
	]);
});

it("mail goes once it is done, except where a share group tells that it didn't arrive", async () => {
	await db.mail.deleteMany();
	const statuses = ["waiting", "sending", "sent", "kept", "failed", "obsolete", "maybe_sent", "unwanted"] as const;
	const shareGroupId = await aShareGroup(db, { creatorId: mary.id });
	const entries = new Map<string, string>();
	const content = { subject: "A mail", keptText: "A mail", keptHtml: "<p>A mail</p>" };
	for (const status of statuses) {
		for (const isWelcome of [true, false]) {
			const id = await transact(db, (tx) =>
				enqueueMail(tx, { kind: "password_changed", to: toMary, facts: { userId: mary.id } }),
			);
			const attempt = { attemptId: newId(), attemptAliveAt: new Date(), handedOverAt: new Date() };
			const closedAt = status === "waiting" || status === "sending" ? null : new Date();
			await db.mail.update({
				where: { id },
				data: { status, closedAt, ...attempt, ...(status === "kept" && content) },
			});
			if (!isWelcome) continue;
			const entry = { shareGroupId, kind: "address", value: `${status}@test.example`, createdAt: new Date() } as const;
			entries.set(status, newId());
			await db.shareGroupEntry.create({
				data: { id: entries.get(status) ?? "", ...entry, welcomeMailId: id, welcomedAt: new Date() },
			});
		}
	}
	const clock = clockAt(inDays(366));
	expect(await cleanUp({ db, clock })).toMatchObject({ mail: 10 });
	const left = await db.mail.findMany({ orderBy: { status: "asc" } });
	expect(left.map(({ status }) => status)).toEqual(["waiting", "waiting", "sending", "sending", "failed", "obsolete"]);
	const ofSent = await db.shareGroupEntry.findUniqueOrThrow({ where: { id: entries.get("sent") ?? "" } });
	expect([ofSent.welcomeMailId, ofSent.welcomedAt]).toEqual([null, expect.any(Date)]);
	expect(await cleanUp({ db, clock })).toMatchObject({ mail: 0 });
});

it("jobs go a month after they failed for good", async () => {
	await sql.query(
		`SELECT ("graphile_worker"."add_job"('a_test', max_attempts => 1)).id::text AS "id" FROM generate_series(1, 2)`,
	);
	await sql.query(`UPDATE "graphile_worker"."_private_jobs" SET "attempts" = 1
		WHERE "id" = (SELECT max("id") FROM "graphile_worker"."_private_jobs") RETURNING "id"`);
	expect(await cleanUp({ db })).toMatchObject({ jobs: 0 });
	expect(await cleanUp({ db, clock: clockAt(inDays(31)) })).toMatchObject({ jobs: 1 });
});

it("a key lives as long as what was done under it: asked again after a century, it answers as the first time", async () => {
	const john = await aUser(db, await anOrganization(db));
	await boughtCredits(db, { beneficiaryId: john.id, creditTypeId: "lab", credits: 10n });
	const charge = { userId: john.id, creditTypeId: "lab", credits: 4n, service: "Lab", item: "item", key: newId() };
	const spend = () => postCharges({ db, client: "tests", actorId: null }, [charge]);
	const first = await spend();
	const size = async () => [await db.request.count(), await db.charge.count(), await db.auditEntry.count()];
	const before = await size();
	await cleanUp({ db, clock: clockAt(inDays(36_500)) });
	expect(await size()).toEqual(before);
	expect(await spend()).toEqual(first);
	const wallet = await db.account.findFirstOrThrow({ where: { userId: john.id, creditTypeId: "lab" } });
	expect((await db.pool.findUniqueOrThrow({ where: { accountId: wallet.id } })).balance).toBe(6n);
});
