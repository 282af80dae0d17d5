import { expect, it } from "vitest";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { enqueueMail } from "./enqueue-mail.ts";

const { db, sql } = await testDatabase();
const northwind = await anOrganization(db);
const mary = await aUser(db, northwind, { name: "Mary" });

const to = { email: mary.email, name: "Mary", userId: mary.id, organizationId: northwind.id, language: "en" };
const readJobs = () =>
	sql.query<{ mailId: string }>(`SELECT "payload" ->> 'mailId' AS "mailId" FROM "graphile_worker"."_private_jobs"`);

it("writes the mail and its job in the transaction of what it is about", async () => {
	const id = await transact(db, (tx) => enqueueMail(tx, { kind: "password_changed", to, facts: { userId: mary.id } }));
	expect(await db.mail.findMany()).toMatchObject([
		{ id, kind: "password_changed", recipientEmail: mary.email, status: "waiting", attempts: 0, subject: null },
	]);
	expect(await readJobs()).toEqual([{ mailId: id }]);
});

it("sends no mail about what was rolled back", async () => {
	const before = await db.mail.count();
	const broken = transact(db, async (tx) => {
		await enqueueMail(tx, { kind: "password_changed", to, facts: { userId: mary.id } });
		throw new Error("The rest failed.");
	});
	await expect(broken).rejects.toThrow("The rest failed.");
	expect(await db.mail.count()).toBe(before);
	expect(await readJobs()).toHaveLength(before);
});

it("refuses facts that the kind doesn't define", async () => {
	const facts = { userId: mary.id, password: "secret" };
	await expect(transact(db, (tx) => enqueueMail(tx, { kind: "password_changed", to, facts }))).rejects.toThrow(
		"password",
	);
});
