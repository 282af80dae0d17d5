import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { postCreditFile } from "@/lib/credit-batches/post-credit-file.ts";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { inDays } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { expect, test } from "../testing/fixtures.ts";
import { startSessionFor } from "../testing/session.ts";

/** A file of some fifty megabytes: more than every buffer between the database and the browser holds. */
const LONG_CHARGES = 64;
const LONG_ITEM_BYTES = 400_000;
const SLOW_CLIENTS = 5;
const OPERATOR = "operator@commonpurse.example";

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

test("notifications, limits and what refills did are files, in the words of their pages", async ({
	db,
	baseURL,
	page,
	request,
	context,
}) => {
	const acme = await anOrganization(db);
	const john = await aUser(db, acme, { name: "John Files" });
	const admin = await aUser(db, acme, { name: "Ada Files", role: "administrator" });
	const peter = await aUser(db, acme, { name: "=Peter Files" });
	const by = { actor: await actorOf(db, admin), db };
	await assignCreditOwner(by, { userId: peter.id, ownerId: john.id, creditUsers: null });
	await aLimit(db, { walletOf: john.id, userId: peter.id, credits: 20n, period: "week" });
	const { name, value } = await startSessionFor(db, john.id);
	const cookie = `${name}=${value}`;
	const rowsOf = async (path: string) => {
		const response = await request.get(path, { headers: { cookie } });
		expect([response.status(), response.headers()["content-disposition"]], path).toEqual([
			200,
			expect.stringContaining("attachment"),
		]);
		return parse(await response.body(), { bom: true, columns: true }) as Record<string, string>[];
	};
	const [told] = await rowsOf("/notifications/csv?state=unread");
	expect(told).toMatchObject({ kind: "credit_owner_changed", state: "unread", detail: "Ada Files changed it." });
	await context.addCookies([{ name, value, url: `${baseURL}` }]);
	await page.goto("/notifications");
	await expect(page.getByRole("link", { name: told?.notification?.replace("'=", "=") ?? "" })).toBeVisible();
	await expect(page.getByRole("link", { name: "CSV" })).toHaveAttribute("href", /^\/notifications\/csv/);
	const limits = (await rowsOf("/overview/limits/csv")).filter(({ limit }) => limit !== "");
	expect(limits).toMatchObject([
		{ name: "'=Peter Files", credit_type: "Email", limit: "20", period: "week", left: "20" },
	]);
	expect(await rowsOf("/credits/refill/csv")).toEqual([]);
});

test("lists without a toolbar are files too, each from the link beside it", async ({ db, pageOf }) => {
	const acme = await anOrganization(db);
	const sally = await aUser(db, acme, { name: "Sally Files" });
	const kim = await aUser(db, acme, { name: "Kim Files" });
	for (const beneficiaryId of [sally.id, kim.id]) {
		await boughtCredits(db, { beneficiaryId, creditTypeId: "lab", credits: 50n });
	}
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, name: "Files", addresses: [sally.email] });
	await share(db, shareGroupId, 10n);
	const client = { db, client: "tests", actorId: null };
	for (const [item, pool] of [
		["Kubernetes", { shareGroupId }],
		["SQL", null],
	] as const) {
		const use = { userId: sally.id, creditTypeId: "lab", service: "labs", item, pool };
		await placeHold(client, { key: newId(), ...use, credits: 1n, lifetimeMs: 600_000 });
		await postCharges(client, [{ key: newId(), ...use, credits: 99n }]);
	}
	await expect.poll(() => db.refusal.count({ where: { userId: sally.id } })).toBe(2);
	const kims = await aShareGroup(db, { creatorId: kim.id, name: "Of Kim", addresses: [sally.email] });
	await share(db, kims, 2n);
	const page = await pageOf(sally);
	for (const [path, file, some] of [
		["/profile", "Sessions", { ip_address: "192.0.2.1", this_session: "yes" }],
		["/credits", "lab", { credit_type_id: "lab", source: "wallet", remaining: "39", shareable: "yes" }],
		["/credits", "On hold", { item: "SQL", pools: "Sally Files", credits: "1" }],
		["/credits", "Recent refusals", { item: "SQL", reason: "insufficientCredits" }],
		["/share", "My groups", { group: "Files", status: "open", remaining: "9", on_hold: "1" }],
		["/share?tab=shared", "Shared with me", { group: "Of Kim", shared_by: "Kim Files", you_can_use: "2" }],
		[`/share/${shareGroupId}`, "Credits in and out", { what: "allocation", credits: "10", group_balance: "10" }],
		[`/share/${shareGroupId}`, "On hold", { item: "Kubernetes", pools: "Files" }],
		[`/share/${shareGroupId}`, "Recent refusals", { credits: "99", times: "1" }],
		[`/share/${shareGroupId}`, "Members", { entry: sally.email, kind: "address" }],
	] as const) {
		await page.goto(path);
		const details = page.locator("summary").filter({ hasText: "More Details" });
		if (file === "lab") await details.click();
		const [row] = await rowsFrom(page, file);
		expect(row, `${path}: ${file}`).toMatchObject(some);
	}
});

test("the operator's lists on cards are files too, each from the link beside it", async ({ db, pageOf }) => {
	const john = await aUser(db, await anOrganization(db), { name: "John Lots" });
	await boughtCredits(db, { beneficiaryId: john.id, creditTypeId: "lab", credits: 50n });
	const operator = await db.user.findFirstOrThrow({ where: { email: OPERATOR } });
	const posted = await postCreditFile(
		{ actor: await actorOf(db, operator), db },
		{
			...{ key: newId(), kind: "grants", fileName: "=files.csv", reason: "A promotion" },
			csv: `user,credit_type,credits,expires_on,reference\n${john.email},lab,9,,\n`,
		},
	);
	expect(posted).toMatchObject({ ok: true });
	const fromAt = inDays(-80);
	const untilAt = new Date(fromAt.getTime() + 10_800_000);
	const outage = { service: "=outage", fromAt, untilAt, reason: "It was down", madeById: operator.id };
	await db.bulkRefund.create({ data: { ...outage, id: newId(), madeAt: untilAt, finishedAt: untilAt } });
	const sizes = { entries: 1_234n, pools: 20n, databaseBytes: 2_210_000_000n };
	await db.ledgerCheck.create({ data: { id: newId(), startedAt: fromAt, endedAt: untilAt, found: 0, ...sizes } });
	const page = await pageOf(operator);
	for (const [path, file, some] of [
		[`/operator/credits/${john.id}`, "Lab credits", { credit_type_id: "lab", kind: "purchased", remaining: "50" }],
		[`/operator/credits/${john.id}`, "Lab credits", { kind: "granted", remaining: "9", expires_at: "" }],
		["/operator/credits/many", "Posted before", { file_name: "'=files.csv", credit_type: "Lab", credits: "9" }],
		["/operator/credits/refund", "Given back before", { service: "'=outage", charges: "0", state: "finished" }],
		["/operator/ledger", "Check of the whole ledger", { seconds: "10800", entries: "1234", result: "clean" }],
	] as const) {
		await page.goto(path);
		expect(await rowsFrom(page, file), `${path}: ${file}`).toContainEqual(expect.objectContaining(some));
	}
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

/** The file behind the link beside a list. */
async function rowsFrom(page: Page, of: string): Promise<Record<string, string>[]> {
	const download = page.waitForEvent("download");
	await page.getByRole("link", { name: `CSV : ${of}`, exact: true }).click();
	const bytes = await readFile(await (await download).path());
	return parse(bytes, { bom: true, columns: true });
}

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
