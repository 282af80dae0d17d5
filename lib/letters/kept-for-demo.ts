import { env } from "@/lib/platform/env.ts";

/** Whether a visitor may be told where his mail is: in a demonstration without a mail server the operator shows it. */
export function isMailKeptForDemo(): boolean {
	return env.DEMO_MODE && !env.SMTP_URL;
}

/**
 * Whether the links in mail, which let their readers in, can be read by whoever sees the deployment's mail although real
 * people use it: production without a mail server.
 */
export function areLinksReadable(): boolean {
	return !env.DEMO_MODE && !env.SMTP_URL;
}
