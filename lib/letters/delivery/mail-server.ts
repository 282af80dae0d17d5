import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { domainToASCII } from "node:url";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { MailAddress } from "@/lib/text/addresses/mail-address.ts";
import { parseSmtpUrl, SMTP_URL_HELP, type SmtpServer } from "@/lib/text/addresses/smtp-url.ts";
import { isPrivateAddress, plainAddress } from "@/lib/text/addresses/trusted-proxies.ts";

/** A mail as it goes out: one receiver, one subject, the same content in text and HTML. */
export interface OutgoingMail {
	readonly id: string;
	readonly to: MailAddress;
	readonly subject: string;
	readonly text: string;
	readonly html: string;
}

export interface SendOptions {
	/** Awaited when the server asks for the content, before any of it goes out; where it throws, nothing is sent. */
	readonly beforeContent: () => Promise<void>;
	/** Cuts the connection. */
	readonly signal: AbortSignal;
}

/** Where mail is delivered to. */
export interface MailServer {
	/** Throws a `MailFailure` where the server did not acknowledge the mail. */
	send(mail: OutgoingMail, options: SendOptions): Promise<void>;
}

/** A mail that the server did not accept. */
export class MailFailure extends Error {
	override readonly name = "MailFailure";
	/** The failure concerns this mail; any other may be over at the next attempt. */
	readonly isPermanent: boolean;
	/** The server had the content, or part of it, and did not answer: it may have accepted the mail. */
	readonly mayHaveArrived: boolean;
	constructor(message: string, { isPermanent = false, mayHaveArrived = false } = {}) {
		super(message);
		this.isPermanent = isPermanent;
		this.mayHaveArrived = mayHaveArrived;
	}
}

/** How long a server may take, in milliseconds. */
export interface MailServerPatience {
	readonly connectMs: number;
	readonly greetingMs: number;
	/** For each answer after the greeting. */
	readonly answerMs: number;
}

const MINUTE_MS = 60_000;
/** For the answer to QUIT, on which nothing depends. */
const GOODBYE_MS = 10_000;

/**
 * As RFC 5321 (4.5.3.2) asks: five minutes for the greeting and ten for the answer to the content, because a client
 * that gives up earlier sends it twice. The other answers, where two to five minutes would do, get as long.
 */
const RFC_5321_PATIENCE: MailServerPatience = {
	connectMs: 2 * MINUTE_MS,
	greetingMs: 5 * MINUTE_MS,
	answerMs: 10 * MINUTE_MS,
};

interface MailServerOptions {
	/** As SMTP_URL specifies it. */
	readonly url: string;
	readonly sender: MailAddress;
	/** Tests use shorter ones. */
	readonly patience?: MailServerPatience;
}

/** The mail server of an address; mail is sent from `sender`. Each mail has its own connection. */
export function openMailServer({ url, sender, patience = RFC_5321_PATIENCE }: MailServerOptions): MailServer {
	const server = parseSmtpUrl(url);
	if (!server) throw new Error(SMTP_URL_HELP);
	const options = {
		host: server.host,
		port: server.port,
		secure: server.tls === "start",
		requireTLS: server.tls === "upgrade",
		ignoreTLS: server.tls === "off",
		connectionTimeout: patience.connectMs,
		dnsTimeout: patience.connectMs,
		greetingTimeout: patience.greetingMs,
		socketTimeout: patience.answerMs,
	};
	return {
		async send(mail, { beforeContent, signal }) {
			const content = await compose(mail, sender);
			const envelope = { from: withAsciiDomain(sender.address), to: [withAsciiDomain(mail.to.address)] };
			let isHandedOver = false;
			// The content is not read until the server has asked for it.
			const stream = Readable.from(
				(async function* () {
					await beforeContent();
					isHandedOver = true;
					yield content;
				})(),
				{ objectMode: false, highWaterMark: 1 },
			);
			try {
				const connecting = AbortSignal.any([signal, AbortSignal.timeout(patience.connectMs)]);
				const plain = server.tls === "off" ? await connectPrivately(server, connecting) : undefined;
				await talk(new SMTPConnection({ ...options, connection: plain }), {
					signal,
					auth: server.auth,
					envelope,
					stream,
				});
			} catch (error) {
				throw failureOf(error, isHandedOver);
			}
		},
	};
}

/** A connection without TLS, which is closed at once where it leads out of the private network. */
async function connectPrivately({ host, port }: SmtpServer, signal: AbortSignal): Promise<Socket> {
	const socket = connect({ host, port, noDelay: true });
	try {
		await once(socket, "connect", { signal });
	} catch (error) {
		socket.destroy();
		throw error;
	}
	if (isPrivateAddress(plainAddress(socket.remoteAddress ?? "") ?? "")) return socket;
	socket.destroy();
	throw new Error(`${host} is not at a loopback or private address: SMTP_URL has to go without tls=off.`);
}

interface Conversation {
	readonly signal: AbortSignal;
	readonly auth: SmtpServer["auth"];
	readonly envelope: { from: string; to: string[] };
	readonly stream: Readable;
}

async function talk(connection: SMTPConnection, { signal, auth, envelope, stream }: Conversation): Promise<void> {
	const { step, end } = stepsOf(connection, signal);
	try {
		await step<void>((done) => connection.connect(done));
		if (auth && connection.allowsAuth) await step<unknown>((done) => connection.login(auth, done));
		await step<unknown>((done) => connection.send(envelope, stream, done));
		connection.quit();
		setTimeout(() => connection.close(), GOODBYE_MS).unref();
	} catch (error) {
		connection.close();
		throw error;
	} finally {
		end();
	}
}

function compose({ id, to, subject, text, html }: OutgoingMail, sender: MailAddress): Promise<Buffer> {
	const composer = new MailComposer({
		// The same at each attempt, so that duplicates can be recognised.
		messageId: `<${id}@${sender.address.slice(sender.address.lastIndexOf("@") + 1)}>`,
		from: sender,
		to: { name: inHeader(to.name), address: withAsciiDomain(to.address) },
		date: new Date(),
		subject: inHeader(subject),
		text,
		html,
		headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return composer.compile().build();
}

type Done<Answer> = (error?: Error | null, answer?: Answer) => void;

/** Calls of a connection as promises, which also fail where it breaks, ends, or is aborted. */
function stepsOf(connection: SMTPConnection, signal: AbortSignal) {
	let onAbort = () => {};
	const broken = new Promise<never>((_, reject) => {
		connection.on("error", reject);
		connection.once("end", () => reject(new Error("The connection was closed.")));
		onAbort = () => reject(new Error("The attempt was given up."));
		if (signal.aborted) onAbort();
		else signal.addEventListener("abort", onAbort, { once: true });
	});
	broken.catch(() => undefined);
	return {
		step<Answer>(start: (done: Done<Answer>) => void): Promise<Answer | undefined> {
			const answered = new Promise<Answer | undefined>((resolve, reject) => {
				start((error, answer) => (error ? reject(error) : resolve(answer)));
			});
			return Promise.race([answered, broken]);
		},
		end: () => signal.removeEventListener("abort", onAbort),
	};
}

/** Breaks up what looks like encoded text, because readers would decode it: encoding is ours to do. */
function inHeader(text: string): string {
	return text.replaceAll("=?", "= ?");
}

function withAsciiDomain(address: string): string {
	const at = address.lastIndexOf("@");
	return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}

/** The server's answer, or why there is none. */
function failureOf(error: unknown, isHandedOver: boolean): MailFailure {
	const { message, code, responseCode } = error as { message?: string; code?: string; responseCode?: number };
	const isRefused = responseCode !== undefined && responseCode >= 400;
	// A refusal to talk to us at all (greeting, sign-in) is not about this mail.
	const isAboutMail = code === "EENVELOPE" || code === "EMESSAGE";
	return new MailFailure(message ?? String(error), {
		isPermanent: isAboutMail && isRefused && responseCode >= 500,
		mayHaveArrived: isHandedOver && !isRefused,
	});
}
