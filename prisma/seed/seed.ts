import type { Actor } from "@/lib/auth/actor.ts";
import { hashPassword } from "@/lib/auth/passwords/password.ts";
import { DEMO_PASSWORD } from "@/lib/auth/sign-in/demo-accounts.ts";
import { expireLots } from "@/lib/ledger/movements/expire-lots.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import { grantEvents, holdEvents, ownUses } from "./credits.ts";
import { keepLatestMail } from "./mail.ts";
import { DEMO_ORDERS } from "./orders.ts";
import { createCatalogue, createOrganization, made } from "./organizations.ts";
import { type DemoOrganization, ORGANIZATIONS } from "./people.ts";
import { chargeEvents, operatorOf, orderEvents, personOf, type Stage } from "./play.ts";
import { type Random, randomOf } from "./random.ts";
import { groupUses, shareGroupEvents } from "./share-groups.ts";
import { type DemoEvent, daysBefore, HOUR_MS, playEvents } from "./timeline.ts";
import { planUsage } from "./usage.ts";

const SEED = 20_260_701;
const OPENED_DAYS_AGO = 180;
const SUSPENDED_DAYS_AGO = 20;

/**
 * Writes the demo data into an empty, migrated database: its organizations with their people, and half a year of
 * orders and usage that ends at `now`. Everything is posted through the verbs and the ledger, in the order of time.
 */
export async function seedDemo(db: Database, { now }: { now: Date }): Promise<void> {
	const random = randomOf(SEED);
	const opened = daysBefore(now, OPENED_DAYS_AGO);
	const passwordHash = await hashPassword(DEMO_PASSWORD);
	const people = new Map<string, Actor>();
	for (const organization of ORGANIZATIONS) {
		const found = await createOrganization(db, organization, { at: opened, passwordHash });
		for (const [email, actor] of found) people.set(email, actor);
	}
	await createCatalogue(db, operatorOf(people), opened);
	const stage: Stage = { now, people };
	const charges = planUsage(random, { now, ...(await readToday(db, now)) });
	await playEvents(db, [
		...DEMO_ORDERS.flatMap((order, index) => orderEvents(stage, order, index)),
		...grantEvents(stage),
		...shareGroupEvents(stage),
		...chargeEvents(people, [...charges, ...ownUses(now), ...groupUses(now)]),
		...holdEvents(stage),
		...ORGANIZATIONS.flatMap((organization) => suspensionEvents(stage, organization)),
	]);
	await expireLots(db, { clock: clockAt(now) });
	await rememberSignIns(db, stage, random);
	await keepLatestMail(db);
}

async function readToday(db: Database, now: Date): Promise<{ today: Date; timeZone: string }> {
	const [day] = await sqlOf(db).query<{ today: Date; timeZone: string }>(
		`SELECT date_trunc('day', $1::timestamptz, "time_zone") AS "today", "time_zone" AS "timeZone" FROM "deployment"`,
		[now],
	);
	if (!day) throw new Error("The deployment has no time zone yet: its database was not set up to the end.");
	return day;
}

function suspensionEvents({ now, people }: Stage, { domain, people: members }: DemoOrganization): DemoEvent[] {
	return members
		.filter(({ suspended }) => suspended)
		.map(({ mailbox }) => ({
			at: daysBefore(now, SUSPENDED_DAYS_AGO),
			async play(tx) {
				const administrator = personOf(people, `${members[0]?.mailbox}@${domain}`);
				const { userId } = personOf(people, `${mailbox}@${domain}`);
				const { version, name, email, userRoleId, timeZone, creditOwnerId } = await tx.prisma.user.findUniqueOrThrow({
					where: { id: userId },
				});
				const stored = { userId, version, name, email, userRoleId, language: "en" as const, timeZone, creditOwnerId };
				const input = { ...stored, status: "suspended" as const, creditUsers: null };
				made(await changeUser({ actor: administrator, db: tx }, input));
			},
		}));
}

/** Most users signed in lately, and some never did. */
async function rememberSignIns(db: Database, { now, people }: Stage, random: Random): Promise<void> {
	for (const { userId } of people.values()) {
		if (random.chance(0.12)) continue;
		const lastSignedInAt = new Date(now.getTime() - random.between(1, random.pick([9, 72, 400])) * HOUR_MS);
		await db.user.update({ where: { id: userId }, data: { lastSignedInAt } });
	}
}
