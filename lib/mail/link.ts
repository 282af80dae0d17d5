import { env } from "@/lib/env.ts";

/** A link that works once. */
export interface Link {
	readonly href: string;
	readonly until: Date;
}

/** The address of a page of this deployment, for a mail to lead to. */
export function addressOf(path: string, query: Record<string, string> = {}): string {
	const url = new URL(path, env.APP_URL);
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	return url.href;
}
