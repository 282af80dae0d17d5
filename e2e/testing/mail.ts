import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import PostalMime, { type Email } from "postal-mime";

/** A mail as somebody finds it in their mailbox. */
export interface ReceivedMail {
	readonly subject: string;
	readonly text: string;
	/** Where its links lead, in the order in which they stand in it. */
	readonly links: readonly string[];
	/** The message as it came, headers and all. */
	readonly raw: string;
	readonly parsed: Email;
}

/**
 * Waits until a mail to this address has arrived, with this subject where one is named, and answers the newest. `since`:
 * how many had come before what is waited for (`mailsTo(address).length`).
 */
export async function mailTo(
	address: string,
	{ subject, since = 0 }: { subject?: string | RegExp; since?: number } = {},
): Promise<ReceivedMail> {
	const fits = (mail: ReceivedMail) =>
		subject === undefined || (typeof subject === "string" ? mail.subject === subject : subject.test(mail.subject));
	let found: ReceivedMail | undefined;
	const look = async () => {
		found = (await mailsTo(address)).slice(since).findLast(fits);
		return found !== undefined;
	};
	await expect.poll(look, { message: `a mail to ${address}: ${subject ?? "any"}`, timeout: 20_000 }).toBe(true);
	if (!found) throw new Error(`No mail has come to ${address}.`);
	return found;
}

/** All mail to this address that has come so far, oldest first. Receivers are those of the envelope. */
export async function mailsTo(address: string): Promise<ReceivedMail[]> {
	// Where `scripts/testing/browser-test-server.ts` puts each mail, in the order in which they came.
	const directory = path.join(process.env.DATA_DIR ?? "", "mail");
	const mails: ReceivedMail[] = [];
	for (const file of readdirSync(directory)
		.filter((name) => name.endsWith(".json"))
		.sort()) {
		const { to, raw } = JSON.parse(readFileSync(path.join(directory, file), "utf8")) as { to: string[]; raw: string };
		if (!to.some((receiver) => receiver.toLowerCase() === address.toLowerCase())) continue;
		const parsed = await PostalMime.parse(raw);
		const links = [...(parsed.html ?? "").matchAll(/href="([^"]+)"/g)].map(([, href = ""]) =>
			href.replaceAll("&amp;", "&"),
		);
		mails.push({ subject: parsed.subject ?? "", text: parsed.text ?? "", links, raw, parsed });
	}
	return mails;
}
