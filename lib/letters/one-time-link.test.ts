import { expect, it, vi } from "vitest";
import { readToken, useToken } from "@/lib/accounts/tokens/tokens.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { oneTimeLink } from "./one-time-link.ts";

vi.mock("@/lib/platform/env.ts", async (importOriginal) => ({
	env: { ...(await importOriginal<object & { env: object }>()).env },
}));

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const former = env.AUTH_SECRET;

const changeTo = (secret: string, ...previous: string[]) =>
	Object.assign(env, { AUTH_SECRET: secret, AUTH_SECRET_PREVIOUS: previous });

async function aMail() {
	const { id: userId } = await aUser(db, northwind);
	const mailId = newId();
	const purpose = "password_reset" as const;
	const attempt = () =>
		transact(db, async (tx) => {
			const link = await oneTimeLink(tx, { mailId, path: "/reset-password", token: { purpose, userId } });
			return link && (new URL(link.href).searchParams.get("token") ?? "");
		});
	const isGood = async (token: string | null) => (await readToken(db, { purpose, token: token ?? "" })) !== null;
	const use = (token: string | null) => transact(db, (tx) => useToken(tx, { purpose, token: token ?? "" }));
	return { attempt, isGood, use };
}

it("a mail that is tried again after a change of AUTH_SECRET carries the link of its first attempt", async () => {
	const [mail, usedMail] = [await aMail(), await aMail()];
	const [link, used] = [await mail.attempt(), await usedMail.attempt()];
	await usedMail.use(used);
	changeTo("another-secret-of-32-characters-or-more", former);
	expect(await mail.isGood(link)).toBe(true);
	expect(await mail.attempt()).toBe(link);
	expect(await mail.isGood(link)).toBe(true);
	expect(await usedMail.attempt()).toBeNull();
	const later = await aMail();
	const newer = await later.attempt();
	changeTo("another-secret-of-32-characters-or-more");
	expect(await later.attempt()).toBe(newer);
	expect(await mail.isGood(link)).toBe(true);
});
