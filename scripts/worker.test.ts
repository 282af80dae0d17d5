import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it, vi } from "vitest";
import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { openMailCatcher } from "@/lib/testing/mail-catcher.ts";
import { findFreePort } from "./processes/free-port.ts";
import { applicationUrl, type Launched, launch } from "./testing/launched.ts";

// `npm run worker` as it is typed, in a process of its own, on the embedded database.

const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-worker-"));
const running: Launched[] = [];

afterAll(async () => {
	for (const launched of running) await launched.end("SIGKILL");
	rmSync(directory, { recursive: true, force: true });
});

async function aWorker(smtpUrl: string): Promise<Launched> {
	const settings = { DATA_DIR: directory, SMTP_URL: smtpUrl, MAIL_FROM: "a@portal.example" };
	const worker = launch(["worker"], settings);
	running.push(worker);
	await worker.untilItSays("Working off jobs.");
	return worker;
}

const TO = { email: "mary@test.example", name: null, userId: null, organizationId: null, language: "en" };

it("delivers mail without the portal, and ends on SIGTERM with the database that it started", async () => {
	const catcher = await openMailCatcher();
	const worker = await aWorker(catcher.url);
	const db = openDatabase(applicationUrl(directory));
	await transact(db, (tx) => enqueueMail(tx, { kind: "sign_up_known", to: TO, facts: {} }));
	await vi.waitUntil(() => catcher.mails.length === 1, { timeout: 60_000, interval: 100 });
	expect(catcher.mails[0]?.to).toEqual(["mary@test.example"]);
	await vi.waitUntil(async () => (await db.mail.count({ where: { status: "sent" } })) === 1, { timeout: 30_000 });
	await db.$disconnect();

	const { code } = await worker.end();
	expect(code, worker.said()).toBe(0);
	// Log lines about an ended connection are fine; a crash isn't.
	expect(worker.said()).not.toMatch(/uncaught|unhandled|The worker fell|^ {4}at /m);
	await catcher.stop();
}, 240_000);

it("behind a pooler goes past it, where jobs are listened for", async () => {
	const catcher = await openMailCatcher();
	const api = launch(["api"], { DATA_DIR: directory, API_PORT: String(await findFreePort()) });
	running.push(api);
	await api.untilItSays("The API is ready");
	const direct = applicationUrl(directory);
	const pooled = launch(["worker"], {
		DATA_DIR: directory,
		DATABASE_URL: "postgres://nobody:nothing@127.0.0.1:1/none",
		DATABASE_POOLED: "transaction",
		DIRECT_DATABASE_URL: direct,
		AUTH_SECRET: "t3Wq9Zx2Lk8Vn4Bp7Rm1Hs6Dj0Fy5GcXe",
		APP_URL: "https://credits.test",
		SMTP_URL: catcher.url,
		MAIL_FROM: "a@portal.example",
	});
	running.push(pooled);
	await pooled.untilItSays("Working off jobs.");
	const db = openDatabase(direct);
	await transact(db, (tx) => enqueueMail(tx, { kind: "sign_up_known", to: TO, facts: {} }));
	await vi.waitUntil(() => catcher.mails.length === 1, { timeout: 60_000, interval: 100 });
	await db.$disconnect();
	expect(await pooled.end()).toMatchObject({ code: 0 });
	expect(await api.end()).toMatchObject({ code: 0 });
	await catcher.stop();
}, 240_000);

it("finishes the mail in hand on SIGTERM, and leaves it at a second signal", async () => {
	let inHand = 0;
	let release = (): void => undefined;
	const catcher = await openMailCatcher({
		onMail: () => {
			inHand += 1;
			return new Promise<void>((resolve) => {
				release = resolve;
			});
		},
	});
	const patient = await aWorker(catcher.url);
	const db = openDatabase(applicationUrl(directory));
	const sent = await db.mail.count({ where: { status: "sent" } });
	await transact(db, (tx) => enqueueMail(tx, { kind: "sign_up_known", to: TO, facts: {} }));
	await vi.waitUntil(() => inHand === 1, { timeout: 60_000, interval: 100 });
	// The database stays with this one when the first worker leaves.
	const other = await aWorker("smtp://127.0.0.1:1");
	patient.child.kill("SIGTERM");
	await patient.untilItSays("Ending: what was begun is finished");
	await wait(2_000);
	expect(patient.child.exitCode).toBe(null);
	release();
	expect(await patient.ended).toMatchObject({ code: 0 });
	expect(await db.mail.count({ where: { status: "sent" } })).toBe(sent + 1);
	await db.$disconnect();
	expect(await other.end()).toMatchObject({ code: 0 });

	const hurried = await aWorker(catcher.url);
	const again = openDatabase(applicationUrl(directory));
	await transact(again, (tx) => enqueueMail(tx, { kind: "sign_up_known", to: TO, facts: {} }));
	await again.$disconnect();
	await vi.waitUntil(() => inHand === 2, { timeout: 60_000, interval: 100 });
	hurried.child.kill("SIGTERM");
	await hurried.untilItSays("Ending: what was begun is finished");
	await wait(1_500);
	expect(hurried.child.exitCode).toBe(null);
	hurried.child.kill("SIGTERM");
	await hurried.ended;
	release();
	await catcher.stop();
}, 240_000);
