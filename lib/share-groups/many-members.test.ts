import pg from "pg";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor.ts";
import { newId } from "@/lib/platform/ids.ts";
import { rowsRead, rowsReadUnderLocks } from "@/lib/testing/connections/rows-read.ts";
import { boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { createShareGroup } from "./create-share-group.ts";
import { shareCredits } from "./credits/share-credits.ts";
import { listEntries } from "./people/list-entries.ts";
import { readManagedGroup } from "./queries.ts";

const MEMBERS = 10_000;
/** Each of the few statements may look at each member a few times, whatever the planner knows of the tables. */
const MOST_ROWS = 12 * MEMBERS;

const { db, sql, url, ownerUrl } = await testDatabase();
const acme = await anOrganization(db, { name: "Acme" });

async function aGroup(): Promise<{ creator: Actor; shareGroupId: string }> {
	const user = await aUser(db, acme, { name: "Sally G" });
	const creator = await actorOf(db, user);
	const made = await createShareGroup({ actor: creator, db }, { name: "ABCgroup", description: "" });
	if (!made.ok) throw new Error(made.key);
	await boughtCredits(db, { beneficiaryId: user.id, creditTypeId: "lab", credits: 50n });
	return { creator, shareGroupId: made.value.shareGroupId };
}

/** As if they had been added within the last day; the first `welcomed` of them have had their mail. */
async function addMembers(shareGroupId: string, { count, welcomed }: { count: number; welcomed: number }) {
	await sql.query(
		`WITH "made" AS MATERIALIZED (
			SELECT gen_random_uuid() AS "id", CASE WHEN "n" <= $3::int THEN gen_random_uuid() END AS "mail_id",
				'member' || "n" || '@globex.example' AS "email", now() - "n" * interval '1 second' AS "at"
			FROM generate_series(1, $2::int) AS "n"
		), "mails" AS (
			INSERT INTO "mail" ("id", "kind", "recipient_email", "facts", "status", "created_at", "closed_at")
			SELECT "mail_id", 'share_group_welcome', "email", jsonb_build_object('entryId', "id"), 'sent', "at", "at"
			FROM "made" WHERE "mail_id" IS NOT NULL
		)
		INSERT INTO "share_group_entry" ("id", "share_group_id", "kind", "value", "created_at", "welcome_mail_id", "welcomed_at")
		SELECT "id", $1::uuid, 'address', "email", "at", "mail_id", CASE WHEN "mail_id" IS NOT NULL THEN "at" END
		FROM "made"`,
		[shareGroupId, count, welcomed],
	);
}

/** What the database does by itself, some time after many rows were written. */
async function analyze(): Promise<void> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	await owner.query(`ANALYZE "share_group", "share_group_entry", "mail"`);
	await owner.end();
}

const FIRST_PAGE = { kind: null, search: "", sort: "createdAt", descending: true, offset: 0, limit: 25 } as const;

/** What the database looks through for the page of a group that still owes 100 welcome mails. */
async function costOfPage({ creator, shareGroupId }: { creator: Actor; shareGroupId: string }): Promise<number> {
	return rowsRead(url, async (one) => {
		expect(await readManagedGroup({ actor: creator, db: one }, shareGroupId)).toMatchObject({ outstandingMails: 100 });
		expect((await listEntries({ actor: creator, db: one }, { ...FIRST_PAGE, shareGroupId }))?.rows).toHaveLength(25);
	});
}

describe("a group to which 10,000 members were added", () => {
	it("has a page that looks once or twice at each, before statistics and with good ones", async () => {
		const [group, another] = [await aGroup(), await aGroup()];
		// Elsewhere many were welcomed today, and many are still to be.
		await addMembers(another.shareGroupId, { count: MEMBERS, welcomed: MEMBERS / 2 });
		await addMembers(group.shareGroupId, { count: MEMBERS, welcomed: 400 });
		expect(await costOfPage(group), "without statistics").toBeLessThan(MOST_ROWS);
		await analyze();
		expect(await costOfPage(group), "with statistics").toBeLessThan(MOST_ROWS);
	});

	it("costs no more where the statistics are of a time before it", async () => {
		const [group, another] = [await aGroup(), await aGroup()];
		await addMembers(another.shareGroupId, { count: 3, welcomed: 1 });
		await analyze();
		await addMembers(group.shareGroupId, { count: MEMBERS, welcomed: 400 });
		expect(await costOfPage(group)).toBeLessThan(MOST_ROWS);
	});

	it("is looked through before its account is locked, so that no charge waits for it", async () => {
		const { creator, shareGroupId } = await aGroup();
		await addMembers(shareGroupId, { count: MEMBERS, welcomed: 400 });
		const sharing = { key: newId(), shareGroupId, creditTypeId: "lab", credits: 1n };
		const locked = await rowsReadUnderLocks(db, async (tx) =>
			expect(await shareCredits({ actor: creator, db: tx }, sharing)).toMatchObject({ value: { mails: 100 } }),
		);
		// Among them each row of the table once, where the hundred mails are marked.
		expect(locked).toBeLessThan(2 * MEMBERS);
	});
});
