import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { parse } from "csv-parse/sync";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { expect, test } from "../testing/fixtures.ts";
import { startSessionFor } from "../testing/session.ts";

/** A file of some fifty megabytes: more than every buffer between the database and the browser holds. */
const LONG_CHARGES = 64;
const LONG_ITEM_BYTES = 400_000;
const SLOW_CLIENTS = 5;

test.describe.configure({ timeout: 180_000 });

test("a report comes as a file that is named, typed, never cached, and as the page shows it", async ({
	db,
	request,
}) => {
	const { shareGroupId, cookie } = await aGroup(db, ["=1+1", "Kubernetes basics"]);
	const response = await request.get(`/share/${shareGroupId}/report.csv?sort=item`, { headers: { cookie } });
	expect(response.status()).toBe(200);
	expect(response.headers()).toMatchObject({
		"content-type": expect.stringMatching(/^text\/csv; charset=utf-8/),
		"content-disposition": expect.stringMatching(
			/^attachment; filename="Grun lab \d{4}-\d\d-\d\d\.csv"; filename\*=UTF-8''Gr%C3%BCn%20lab%20/,
		),
		"cache-control": "no-store",
		"x-content-type-options": "nosniff",
	});
	const rows = parse(await response.body(), { bom: true, columns: true }) as Record<string, string>[];
	expect(rows.map((row) => [row.item, row.credits, row.pool])).toEqual([
		["'=1+1", "-1", "Grün lab"],
		["Kubernetes basics", "-1", "Grün lab"],
	]);
	const head = await request.head(`/share/${shareGroupId}/report.csv`, { headers: { cookie } });
	expect([head.status(), (await head.body()).length]).toEqual([200, 0]);
	const signedOut = await request.get(`/share/${shareGroupId}/report.csv`, { maxRedirects: 0 });
	expect(signedOut.headers().location).toContain("/sign-in?next=");
});

test("a period that is the wrong way round is said to be, on the screen and in place of a file", async ({
	db,
	baseURL,
	page,
	request,
	context,
}) => {
	const { shareGroupId, cookie } = await aGroup(db, ["Kubernetes basics"]);
	const days = "from=2026-03-02&to=2026-03-01";
	for (const file of ["/usage/csv", "/orders/csv", `/share/${shareGroupId}/report.csv`]) {
		const response = await request.get(`${file}?${days}`, { headers: { cookie } });
		expect([response.status(), response.headers()["content-disposition"]], file).toEqual([400, undefined]);
		expect(await response.text(), file).toContain("The first day (2 Mar 2026) comes after the last (1 Mar 2026)");
	}
	const [name = "", value = ""] = cookie.split("=", 2);
	await context.addCookies([{ name, value, url: `${baseURL}` }]);
	await page.goto(`/usage?${days}&columns=nonsense`);
	await expect(page.getByText("The first day comes after the last")).toBeVisible();
	await page.getByRole("link", { name: "Swap the days" }).click();
	await expect(page).toHaveURL(/from=2026-03-01&to=2026-03-02/);
});

test("a download breaks when the database's connection does, instead of ending short", async ({ db, baseURL }) => {
	const { shareGroupId, cookie, connection } = await aLongGroup(db);
	const download = await open(`${baseURL}/share/${shareGroupId}/report.csv`, cookie);
	await db.$queryRaw`SELECT pg_terminate_backend("pid") FROM pg_stat_activity WHERE "application_name" = ${connection}`;
	const broken = new Promise((resolve) => download.once("error", resolve));
	download.resume();
	expect(await broken).toMatchObject({ code: "ECONNRESET" });
	expect(download.complete).toBe(false);
});

test("pages answer while five slow clients download, a sixth is told to wait, and who goes makes room", async ({
	db,
	baseURL,
	request,
}) => {
	const { shareGroupId, cookie, connection } = await aLongGroup(db);
	const path = `/share/${shareGroupId}/report.csv`;
	const slow: IncomingMessage[] = [];
	for (let count = 0; count < SLOW_CLIENTS; count += 1) slow.push(await open(`${baseURL}${path}`, cookie));
	for (const page of ["/share", "/orders", `/share/${shareGroupId}`, "/credits"]) {
		expect((await request.get(page, { headers: { cookie } })).status(), page).toBe(200);
	}
	const refused = await request.get(path, { headers: { cookie } });
	expect(refused.status()).toBe(503);
	expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
	expect(await refused.text()).toContain("Too many files are being downloaded");
	expect(slow.filter((client) => client.complete)).toEqual([]);
	for (const client of slow) client.destroy();
	const running = () => db.$queryRaw`SELECT "pid" FROM pg_stat_activity WHERE "application_name" = ${connection}`;
	await expect.poll(running, { timeout: 60_000 }).toEqual([]);
	const whole = await request.get(path, { headers: { cookie }, timeout: 120_000 });
	expect(parse(await whole.body(), { bom: true, from: 2 })).toHaveLength(LONG_CHARGES);
});

/** A share group whose creator has used a credit for each item; the creator's cookie, and what the connections of their downloads are called. */
async function aGroup(db: Database, items: readonly string[]) {
	const creator = await aUser(db, await anOrganization(db));
	const credits = BigInt(items.length);
	await boughtCredits(db, { beneficiaryId: creator.id, creditTypeId: "lab", credits });
	const shareGroupId = await aShareGroup(db, { creatorId: creator.id, name: "Grün lab", addresses: [creator.email] });
	await share(db, shareGroupId, credits);
	for (const item of items) {
		const charge = { userId: creator.id, creditTypeId: "lab", credits: 1n, service: "labs", item };
		const [outcome] = await postCharges({ db, client: "tests", actorId: null }, [
			{ key: newId(), ...charge, pool: { shareGroupId } },
		]);
		if (!outcome?.ok) throw new Error(`Refused: ${outcome?.key}`);
	}
	const { name, value } = await startSessionFor(db, creator.id);
	return { shareGroupId, cookie: `${name}=${value}`, connection: `csv of ${creator.id}` };
}

function aLongGroup(db: Database) {
	return aGroup(
		db,
		Array.from({ length: LONG_CHARGES }, () => randomBytes(LONG_ITEM_BYTES).toString("hex")),
	);
}

/** A download whose first bytes have come, and of which no more are taken. */
async function open(url: string, cookie: string): Promise<IncomingMessage> {
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		get(url, { headers: { cookie, "accept-encoding": "identity" }, agent: false }, resolve).on("error", reject);
	});
	expect(response.statusCode).toBe(200);
	if (response.readableLength === 0) await once(response, "readable");
	return response;
}
