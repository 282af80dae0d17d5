import { env } from "@/lib/env.ts";

/** Whether a visitor may be told where his mail is: in a demonstration without a mail server the operator shows it. */
export function isMailKeptForDemo(): boolean {
	return env.DEMO_MODE && !env.SMTP_URL;
}
