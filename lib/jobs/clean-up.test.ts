import { expect, it } from "vitest";
import { cleanUp } from "@/lib/jobs/clean-up.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";

const { db } = await testDatabase();
const mary = await aUser(db, await anOrganization(db));

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
	expect(await cleanUp({ db })).toEqual({ sessions: 2, tokens: 2, securityEvents: 0, refusals: 0, notices: 0 });
	const left = [...(await db.session.findMany()), ...(await db.token.findMany())];
	expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
	expect(await cleanUp({ db })).toEqual({ sessions: 0, tokens: 0, securityEvents: 0, refusals: 0, notices: 0 });
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
