import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { openDatabase } from "@/lib/db.ts";
import { enqueueMail } from "@/lib/mail/enqueue-mail.ts";
import { openMailCatcher } from "@/lib/testing/mail-catcher.ts";
import { transact } from "@/lib/transaction.ts";
import { databaseUrl } from "./data-directory.ts";

// `npm run worker` as it is typed, in a process of its own, on the embedded database.

const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-worker-"));
const children: ChildProcess[] = [];

afterAll(async () => {
	for (const child of children) {
		if (child.exitCode !== null || child.signalCode !== null) continue;
		child.kill("SIGTERM");
		await once(child, "close");
	}
	rmSync(directory, { recursive: true, force: true });
});

it("delivers mail without the portal, and ends on SIGTERM with the database that it started", async () => {
	const catcher = await openMailCatcher();
	const { NODE_ENV, PATH, HOME, TMPDIR } = process.env;
	const child = spawn(process.execPath, ["--import", "tsx", "scripts/launch.ts", "worker"], {
		env: { NODE_ENV, PATH, HOME, TMPDIR, DATA_DIR: directory, SMTP_URL: catcher.url, MAIL_FROM: "a@portal.example" },
	});
	children.push(child);
	let said = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
	await vi.waitUntil(() => said.includes("Working off jobs."), { timeout: 120_000, interval: 100 });

	const db = openDatabase(databaseUrl(JSON.parse(readFileSync(path.join(directory, "secrets.json"), "utf8"))));
	const to = { email: "mary@test.example", name: null, userId: null, organizationId: null, language: "en" };
	await transact(db, (tx) => enqueueMail(tx, { kind: "sign_up_known", to, facts: {} }));
	await vi.waitUntil(() => catcher.mails.length === 1, { timeout: 60_000, interval: 100 });
	expect(catcher.mails[0]?.to).toEqual(["mary@test.example"]);
	await vi.waitUntil(async () => (await db.mail.count({ where: { status: "sent" } })) === 1, { timeout: 30_000 });
	await db.$disconnect();

	child.kill("SIGTERM");
	const [code] = await once(child, "close");
	expect(code, said).toBe(0);
	// What the log says of a connection that ended meanwhile is no matter; a fall would be.
	expect(said).not.toMatch(/uncaught|unhandled|The worker fell|^ {4}at /m);
	await catcher.stop();
}, 240_000);
