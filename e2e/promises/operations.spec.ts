import { openDatabase } from "@/lib/platform/database/db.ts";
import { env } from "@/lib/platform/env.ts";
import { newId } from "@/lib/platform/ids.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { applicationUrl } from "@/scripts/testing/launched.ts";
import { startEmptyDeployment } from "../testing/first-start.ts";
import { expect, test } from "../testing/fixtures.ts";

const TOKEN = "kJ8vQ2nX5rT1yW7zB4mC9pL3sF6hD0gA";

test("A portal with a new AUTH_SECRET knows the sessions of the former one, and counts its requests by pattern", async ({
	pageOf,
	allowProblem,
}) => {
	test.setTimeout(180_000);
	allowProblem(/status of 404/);
	const { address, dataDirectory, stop } = await startEmptyDeployment({
		AUTH_SECRET_PREVIOUS: env.AUTH_SECRET,
		METRICS_TOKEN: TOKEN,
	});
	const db = openDatabase(applicationUrl(dataDirectory), { maxConnections: 2 });
	try {
		const john = await aUser(db, await anOrganization(db), { name: "John Nobody-Else" });
		const page = await pageOf(john, { address, db });
		await page.goto("/orders");
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("Order History");
		await page.goto(`/orders/${newId()}`);
		await page.goto(`/no/such/${john.id}`);

		expect((await fetch(`${address}/metrics`)).status).toBe(401);
		const scrape = async () =>
			(await fetch(`${address}/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } })).text();
		const counted = (route: string, status: number) =>
			`commonpurse_request_duration_seconds_count{method="GET",route="${route}",status="${status}"} 1`;
		await expect.poll(scrape).toContain(counted("/orders", 200));
		await expect.poll(scrape).toContain(counted("/orders/[id]", 404));
		await expect.poll(scrape).toContain(counted("other", 404));
		const text = await scrape();
		expect(text).toMatch(/commonpurse_request_duration_seconds_count\{method="GET",route="files",status="200"\} \d/);
		expect(text).toMatch(/commonpurse_database_connections_most\{pool="pages"\} 10/);
		expect(text).toMatch(/commonpurse_database_connections_most\{pool="clock_jobs"\} 5/);
		expect(text).toMatch(/^commonpurse_database_up 1$/m);
		for (const known of [john.id, "Nobody-Else", john.email]) expect(text).not.toContain(known);
	} finally {
		await db.$disconnect();
		await stop();
	}
});
