import { domainToASCII } from "node:url";
import nodemailer from "nodemailer";
import type { MailAddress } from "@/lib/mail-address.ts";

/** A mail as it goes out: one receiver, one subject, the same said in text and HTML. */
export interface OutgoingMail {
	readonly id: string;
	readonly to: MailAddress;
	readonly subject: string;
	readonly text: string;
	readonly html: string;
}

/** Where mail is handed over. */
export interface MailServer {
	/** Throws a `MailFailure` where the server did not take it. */
	send(mail: OutgoingMail): Promise<void>;
	close(): void;
}

/** A mail that was not taken. A permanent failure is the mail's own; any other may be over when it is tried again. */
export class MailFailure extends Error {
	override readonly name = "MailFailure";
	constructor(
		message: string,
		readonly isPermanent: boolean,
	) {
		super(message);
	}
}

const CONNECTION_TIMEOUT_MS = 10_000;
/** A server that says nothing for so long is given up. */
const SILENCE_TIMEOUT_MS = 15_000;

/** The mail server of an `smtp:` or `smtps:` address; what it takes comes from `sender`. */
export function openMailServer({ url, sender }: { url: string; sender: MailAddress }): MailServer {
	const transport = nodemailer.createTransport({
		url,
		connectionTimeout: CONNECTION_TIMEOUT_MS,
		greetingTimeout: CONNECTION_TIMEOUT_MS,
		dnsTimeout: CONNECTION_TIMEOUT_MS,
		socketTimeout: SILENCE_TIMEOUT_MS,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		async send({ id, to, subject, text, html }) {
			const address = withAsciiDomain(to.address);
			try {
				await transport.sendMail({
					// The same at each attempt, so that what arrives twice can be told to be one.
					messageId: `<${id}@${sender.address.slice(sender.address.lastIndexOf("@") + 1)}>`,
					from: sender,
					to: { name: inHeader(to.name), address },
					envelope: { from: sender.address, to: [address] },
					date: new Date(),
					subject: inHeader(subject),
					text,
					html,
					headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
				});
			} catch (error) {
				throw failureOf(error);
			}
		},
		close: () => transport.close(),
	};
}

/** Encoding is ours to do: a text that looks encoded already would be decoded by whoever reads it. */
function inHeader(text: string): string {
	return text.replaceAll("=?", "= ?");
}

function withAsciiDomain(address: string): string {
	const at = address.lastIndexOf("@");
	return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}

/** What the server said, or why it could not be asked. */
function failureOf(error: unknown): MailFailure {
	const { message, code, responseCode } = error as { message?: string; code?: string; responseCode?: number };
	// A refusal to talk to us at all (greeting, sign-in) is not about this mail.
	const isAboutMail = code === "EENVELOPE" || code === "EMESSAGE";
	const isPermanent = isAboutMail && responseCode !== undefined && responseCode >= 500;
	return new MailFailure(message ?? String(error), isPermanent);
}
