import { env } from "@/lib/platform/env.ts";

/**
 * Whether a visitor may be told where their mail is: in a demonstration without a mail server the operator shows it.
 */
export function isStoredMailForDemo(): boolean {
	return env.DEMO_MODE && !env.SMTP_URL;
}

/**
 * Whether operators who see the deployment's mail can use the sign-in links of real users: production without a mail
 * server.
 */
export function areStoredMailLinksReal(): boolean {
	return !env.DEMO_MODE && !env.SMTP_URL;
}
