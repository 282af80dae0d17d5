import { openMailServer } from "@/lib/letters/delivery/mail-server.ts";
import { areStoredMailLinksReal } from "@/lib/letters/stored-mail.ts";
import { env } from "@/lib/platform/env.ts";
import { logger } from "@/lib/platform/logger.ts";
import { parseSender } from "@/lib/text/addresses/mail-address.ts";
import { startWorker, type Worker } from "./worker.ts";

/** A worker with this process's settings. It listens for jobs, which no pooler passes on. */
export function startConfiguredWorker(): Worker {
	const sender = env.MAIL_FROM ? parseSender(env.MAIL_FROM) : null;
	const mailServer = env.SMTP_URL && sender ? openMailServer({ url: env.SMTP_URL, sender }) : null;
	if (areStoredMailLinksReal())
		logger.warn("There is no SMTP_URL: mail is kept, and its links can be read under Operator › Mail.");
	else if (!mailServer) logger.info("There is no SMTP_URL: mail is kept and shown under Operator › Mail.");
	return startWorker({ url: env.DIRECT_DATABASE_URL ?? env.DATABASE_URL, mailServer });
}
