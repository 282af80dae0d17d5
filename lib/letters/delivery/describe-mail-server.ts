import { env } from "@/lib/platform/env.ts";
import { parseSender } from "@/lib/text/addresses/mail-address.ts";
import { parseSmtpUrl, type SmtpServer } from "@/lib/text/addresses/smtp-url.ts";

/** The mail server as operators may know it: without its password. */
export interface DescribedMailServer extends Pick<SmtpServer, "host" | "port" | "tls"> {
	readonly signsIn: boolean;
	readonly sender: string;
}

/** The one that the environment names; null where mail is stored. */
export function describeMailServer(): DescribedMailServer | null {
	const server = env.SMTP_URL === undefined ? null : parseSmtpUrl(env.SMTP_URL);
	if (!server) return null;
	const { host, port, tls, auth } = server;
	return { host, port, tls, signsIn: auth !== null, sender: parseSender(env.MAIL_FROM ?? "")?.address ?? "" };
}
