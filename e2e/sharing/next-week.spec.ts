import { storeApiKey } from "@/lib/api-keys/store-api-key.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { actorOf, anOrganization } from "@/lib/testing/people.ts";
import { applicationUrl } from "@/scripts/testing/launched.ts";
import { editUser, saveUserInformation } from "../testing/app.ts";
import { startEmptyDeployment } from "../testing/first-start.ts";
import { expect, test } from "../testing/fixtures.ts";
import { moveClock } from "../testing/moved-clock.ts";
import { anOffice, rowOf, stageRaise } from "../testing/office.ts";

/** The secret of a key of the vendor's program that charges. */
async function aChargingKey(db: Database): Promise<string> {
	const vendor = await anOrganization(db, { isOperator: true });
	const key = { name: "Campaigns", kind: "vendor", isTest: false, organizationId: vendor.id } as const;
	const more = { confinedToId: null, userId: null, scopes: ["charge"], expiresAt: null } as const;
	return (await transact(db, (tx) => storeApiKey(tx, { actor: null, ...key, ...more }))).secret;
}

/** The vendor's program, which charges a user through a deployment's API. */
function chargesThrough(address: string, { secret, user }: { secret: string; user: string }) {
	return async (credits: number): Promise<{ status: number; detail?: string }> => {
		const response = await fetch(`${address}/api/v1/charges`, {
			method: "POST",
			headers: {
				authorization: `Bearer ${secret}`,
				"content-type": "application/json",
				"idempotency-key": newId(),
			},
			body: JSON.stringify({ user, credit_type: "email", credits, service: "campaign", item: "Newsletter" }),
		});
		const { detail } = await response.json();
		return { status: response.status, detail };
	};
}

test("A raise until tomorrow has ended by next week, and nothing had to be undone", async ({ pageOf }) => {
	test.setTimeout(240_000);
	const { address, dataDirectory, stop } = await startEmptyDeployment({ AUTH_SECRET: env.AUTH_SECRET });
	let db = openDatabase(applicationUrl(dataDirectory), { maxConnections: 2 });
	try {
		const { john, admin, peter } = await anOffice(db);
		const use = chargesThrough(address, { secret: await aChargingKey(db), user: peter.id });
		const changes = () =>
			Promise.all([db.poolLimit.findMany(), db.auditEntry.count({ where: { action: { contains: "limit" } } })]);

		await test.step("John limits Peter to 50 a week; the administrator raises Peter to 80 until tomorrow", async () => {
			const pool = { kind: "wallet", ownerId: john.id, creditTypeId: "email" } as const;
			const limit = { credits: 50n, period: "week" } as const;
			const johns = { actor: await actorOf(db, john), db };
			expect(await setLimit(johns, { pool, person: peter.id, limit })).toMatchObject({ ok: true });
			expect(await use(51)).toMatchObject({ status: 402 });
			const page = await pageOf(admin, { address, db });
			await page.goto("/overview");
			await editUser(page, "Peter Vale");
			await stageRaise(page, { name: "Peter Vale", credits: 80 });
			await saveUserInformation(page);
			expect(await use(80)).toMatchObject({ status: 201 });
			expect(await use(1)).toMatchObject({ status: 402, detail: expect.stringContaining("is 80 a week") });
		});

		const before = await changes();
		await db.$disconnect();
		await moveClock(dataDirectory, { days: 7 });
		db = openDatabase(applicationUrl(dataDirectory), { maxConnections: 2 });

		await test.step("a week later it is 50 again, on John's page, on Peter's and for the program", async () => {
			const johns = await pageOf(john, { address, db });
			await johns.goto("/overview/limits");
			await expect(rowOf(johns, "Peter Vale")).toContainText("0 of 50 email credits this week");
			const peters = await pageOf(peter, { address, db });
			await peters.goto("/overview");
			await expect(peters.getByText("0 of 50 email credits this week")).toBeVisible();
			await expect(peters.getByText("You may use 50 more")).toBeVisible();
			expect(await use(51)).toMatchObject({
				status: 402,
				detail: expect.stringContaining("is 50 a week: 50 are left, and 51 are needed."),
			});
			expect(await use(50)).toMatchObject({ status: 201 });
			await peters.reload();
			await expect(peters.getByText("50 of 50 email credits this week")).toBeVisible();
		});

		expect(await changes()).toEqual(before);
	} finally {
		await db.$disconnect().catch(() => undefined);
		await stop();
	}
});
