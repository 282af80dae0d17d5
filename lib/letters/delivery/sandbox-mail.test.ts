import { expect, it } from "vitest";
import { inviteUser } from "@/lib/accounts/invitations/invite-user.ts";
import { ensureSandbox } from "@/lib/api-keys/sandbox/ensure-sandbox.ts";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { deliverMail } from "./deliver-mail.ts";
import type { MailServer } from "./mail-server.ts";
import { readMail } from "./queries.ts";

const { db } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });
const operator = { actor: await actorOf(db, await aUser(db, operators, { role: "administrator" })), db };
const northwind = await anOrganization(db);
const sandboxId = await ensureSandbox({ actor: null, db }, { organizationId: northwind.id });
const sandboxed = await db.user.findFirstOrThrow({ where: { organizationId: sandboxId } });

const sent: string[] = [];
const server: MailServer = {
	async send({ to }) {
		sent.push(to.address);
	},
};

async function becomes(mailId: string) {
	await deliverMail({ db, server }, { mailId });
	return db.mail.findUniqueOrThrow({ where: { id: mailId } });
}

it("an invitation that was written in a sandbox is stored, sent to no one, and said to be held back", async () => {
	const { userRoleId: role } = sandboxed;
	const tom = { name: "Tom Reed", email: "tom@globex.example", userRoleId: role };
	const invited = await inviteUser({ actor: await actorOf(db, sandboxed), db }, tom);
	expect(invited.ok).toBe(true);
	const { id } = await db.mail.findFirstOrThrow({ where: { recipientEmail: tom.email } });
	expect(await becomes(id)).toMatchObject({ status: "kept", keptText: expect.any(String) });
	expect(sent).toEqual([]);
	expect(await readMail(operator, id)).toMatchObject({ isOfSandbox: true });
});

it("a mail to a user of a sandbox is stored too, and one to anyone else is sent", async () => {
	const mailTo = async (user: { id: string; email: string; organizationId: string }) => {
		const to = { ...user, userId: user.id, name: "Test User", language: "en" };
		return transact(db, (tx) => enqueueMail(tx, { kind: "password_changed", to, facts: { userId: user.id } }));
	};
	const mary = { ...(await aUser(db, northwind)), organizationId: northwind.id };
	expect(await becomes(await mailTo(sandboxed))).toMatchObject({ status: "kept" });
	expect(await becomes(await mailTo(mary))).toMatchObject({ status: "sent", keptText: null });
	expect(sent).toEqual([mary.email]);
});
