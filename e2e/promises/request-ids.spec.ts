import { openDatabase } from "@/lib/platform/database/db.ts";
import { env } from "@/lib/platform/env.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { APPLICATION_ROLE, databaseUrl } from "@/scripts/data-directory.ts";
import { secretsOf } from "@/scripts/testing/launched.ts";
import { startEmptyDeployment } from "../testing/first-start.ts";
import { expect, test } from "../testing/fixtures.ts";

test("What fails of a page names its request, its rest stays, and the log has why under that id", async ({
	pageOf,
	allowProblem,
}) => {
	test.setTimeout(180_000);
	allowProblem(/status of 500|Server Components render|Minified React error/);
	const { address, dataDirectory, log, stop } = await startEmptyDeployment({
		AUTH_SECRET: env.AUTH_SECRET,
		TRUSTED_PROXIES: "1",
	});
	const db = openDatabase(databaseUrl(secretsOf(dataDirectory), "owner"), { maxConnections: 2 });
	try {
		const page = await pageOf(await aUser(db, await anOrganization(db)), { address, db });
		await db.$executeRawUnsafe(`REVOKE SELECT ON "token", "order" FROM ${APPLICATION_ROLE}`);
		for (const path of ["/orders", "/setup?token=x"]) {
			const response = await page.goto(`${address}${path}`);
			const id = response?.headers()["x-request-id"] ?? "";
			await expect(page.getByText(`Request ${id}`), path).toBeVisible();
			const lines = () =>
				log()
					.split("\n")
					.filter((line) => line.includes(`"requestId":"${id}"`))
					.join("\n");
			await expect.poll(lines, path).toContain("A request failed unexpectedly.");
			expect(lines(), path).toMatch(/permission denied/);
		}
		const headers = { "x-request-id": "from-the-proxy.1" };
		expect((await fetch(`${address}/setup?token=x`, { headers })).headers.get("x-request-id")).toBe("from-the-proxy.1");
		await expect.poll(log).toContain(`"requestId":"from-the-proxy.1"`);
		const refused = await fetch(`${address}/api/v1/api_key`, { headers });
		expect(refused.headers.get("x-request-id")).toBe("from-the-proxy.1");
		expect(await refused.json()).toMatchObject({ request_id: "from-the-proxy.1" });
		await page.goto(`${address}/orders`);
		const failed = page.getByRole("alert").filter({ hasText: "This part of the page could not be loaded" });
		await expect(failed).toBeVisible();
		await expect(page.getByRole("heading", { name: "Order History", level: 1 })).toBeVisible();
		await db.$executeRawUnsafe(`GRANT SELECT ON "token", "order" TO ${APPLICATION_ROLE}`);
		await failed.getByRole("button", { name: "Try again" }).click();
		await expect(page.getByText("No orders yet")).toBeVisible();
		await expect(failed).toBeHidden();
	} finally {
		await db.$disconnect();
		await stop();
	}
});
