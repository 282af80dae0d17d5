import { enqueueMail } from "@/lib/outbox/enqueue-mail.ts";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { openMailCatcher } from "@/lib/testing/mail-catcher.ts";
import { until } from "../../faults/until.ts";
import { startApplicationProcess } from "../../processes/application-process.ts";
import { beforeExit } from "../../processes/shutdown.ts";
import type { Bench } from "../benchmark.ts";
import { bulkPostgres, makeDatabase } from "../databases.ts";

/** A worker, and the mail server that it sends to. */
export interface Mailing {
	/** Of the worker's process. */
	readonly pid: number;
	/** Puts so many mails into the outbox; resolves when all have been sent. */
	mail(count: number): Promise<void>;
	stop(): Promise<void>;
}

const SENT_MS = 600_000;

export async function startMailing(bench: Bench): Promise<Mailing> {
	const database = await makeDatabase(await bulkPostgres(bench), "bench_mailing");
	const db = openDatabase(database.url, { maxConnections: 4 });
	const server = await openMailCatcher();
	beforeExit(() => db.$disconnect());
	const { child } = startApplicationProcess(["--import", "tsx", "scripts/work.ts"], {
		role: "worker",
		environment: {
			DATABASE_URL: database.url,
			SMTP_URL: server.url,
			MAIL_FROM: "portal@bench.example",
			LOG_LEVEL: "silent",
			NODE_ENV: "production",
		},
		stdio: ["ignore", "ignore", "inherit"],
	});
	let put = 0;
	const enqueue = () => {
		put += 1;
		const to = { email: `reader.${put}@bench.example`, name: null, userId: null, organizationId: null, language: "en" };
		return transact(db, (tx) => enqueueMail(tx, { kind: "sign_up_known", to, facts: {} }));
	};
	const isSent = async () => (await db.mail.count({ where: { status: "sent" } })) === put;
	return {
		pid: child.pid ?? 0,
		mail: async (count) => {
			for (let mail = 0; mail < count; mail += 1) await enqueue();
			await until("all mails are sent", isSent, { timeoutMs: SENT_MS });
		},
		stop: async () => {
			child.kill("SIGTERM");
			await server.stop();
		},
	};
}
