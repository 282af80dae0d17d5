import { describe, expect, it } from "vitest";
import { changeSession } from "@/lib/auth/sign-in/sign-in.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { createSignInLink } from "./create-sign-in-link.ts";
import { followSignInLink } from "./follow-sign-in-link.ts";
import { readSignInLink } from "./queries.ts";

const { db } = await testDatabase();

async function northwind(more: { isOperator?: boolean } = {}) {
	const organization = await anOrganization(db, more);
	const administrator = await aUser(db, organization, { role: "administrator" });
	const context = { actor: await actorOf(db, administrator), db };
	const make = async (userId: string, at?: Date) => {
		const made = await createSignInLink({ ...context, ...(at && { clock: clockAt(at) }) }, { userId });
		if (!made.ok) throw new Error(made.key);
		return made.value.token;
	};
	return { organization, context, make, peter: await aUser(db, organization) };
}

const follow = (token: string, at?: Date) => followSignInLink({ db, ...(at && { clock: clockAt(at) }) }, { token });

describe("a link into the portal (product.md 56b)", () => {
	it("lets its user in once, also where two follow it at once, and reading it uses nothing up", async () => {
		const { make, peter } = await northwind();
		const token = await make(peter.id);
		for (let times = 0; times < 2; times += 1) {
			expect(await readSignInLink({ db }, token)).toMatchObject({ id: peter.id, email: peter.email });
		}
		const followed = await Promise.all([follow(token), follow(token)]);
		expect(followed.filter(({ ok }) => ok)).toMatchObject([{ value: { userId: peter.id } }]);
		expect(await follow(token)).toMatchObject({ code: "NOT_FOUND", key: "linkNotGood" });
		expect(await readSignInLink({ db }, token)).toBeNull();
	});

	it("is good for 60 seconds, and until the next one", async () => {
		const { make, peter } = await northwind();
		const made = new Date("2026-12-01T10:00:00.000Z");
		const late = new Date("2026-12-01T10:01:00.000Z");
		expect(await follow(await make(peter.id, made), late)).toMatchObject({ code: "NOT_FOUND" });
		expect(await follow(await make(peter.id, made), new Date(late.getTime() - 1))).toMatchObject({ ok: true });
		const [first, second] = [await make(peter.id), await make(peter.id)];
		expect(await follow(first)).toMatchObject({ code: "NOT_FOUND" });
		expect(await follow(second)).toMatchObject({ ok: true });
	});

	it("counts no more once its user is suspended", async () => {
		const { make, peter } = await northwind();
		const token = await make(peter.id);
		await db.user.update({ where: { id: peter.id }, data: { status: "suspended" } });
		expect(await readSignInLink({ db }, token)).toBeNull();
		expect(await follow(token)).toMatchObject({ code: "NOT_FOUND" });
	});

	it("is made for active people of customers alone, by those who may edit them", async () => {
		const { context, organization, peter } = await northwind();
		const [elsewhere, operator] = [await northwind(), await northwind({ isOperator: true })];
		const robot = await aServiceUser(db, organization);
		const suspended = await aUser(db, organization, { status: "suspended" });
		const refusalFor = async (userId: string, by: Parameters<typeof createSignInLink>[0] = context) => {
			const made = await createSignInLink(by, { userId });
			return made.ok ? "made" : made.key;
		};
		expect(await refusalFor(robot.id)).toBe("signInLinkOfServiceUser");
		expect(await refusalFor(suspended.id)).toBe("userSuspended");
		expect(await refusalFor((await aUser(db, organization, { status: "removed" })).id)).toBe("userNotFound");
		expect(await refusalFor(elsewhere.peter.id)).toBe("userNotFound");
		expect(await refusalFor(operator.peter.id, operator.context)).toBe("signInLinkOfOperator");
		expect(await refusalFor(peter.id, { actor: await actorOf(db, peter), db })).toBe("notFound");
		await db.organization.update({
			where: { id: organization.id },
			data: { sandboxOfId: elsewhere.organization.id },
		});
		expect(await refusalFor(peter.id)).toBe("signInLinkOfSandbox");
		expect(await db.token.count({ where: { userId: { in: [peter.id, robot.id, suspended.id] } } })).toBe(0);
	});

	it("is in the audit log when it is made, and when it is followed", async () => {
		const { context, make, peter } = await northwind();
		await follow(await make(peter.id));
		const visitor = { ipAddress: "192.0.2.7", userAgent: "a browser", sessionId: null };
		await changeSession({ userId: peter.id, visitor, about: "sign_in_link" }, db);
		const entries = await db.auditEntry.findMany({ where: { subjectId: peter.id }, orderBy: { id: "asc" } });
		expect(entries).toMatchObject([
			{ action: "user.sign_in_link_made", actorId: context.actor.userId },
			{ action: "user.signed_in", actorId: peter.id, after: { about: "sign_in_link" } },
		]);
		const events = await db.securityEvent.findMany({ where: { userId: peter.id } });
		expect(events).toMatchObject([{ kind: "signed_in", about: "sign_in_link", ipAddress: "192.0.2.7" }]);
	});
});
