import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as the server received it. */
export interface CaughtMail {
	/** From the envelope, which decides who gets it, whatever the headers say. */
	readonly from: string;
	readonly to: readonly string[];
	readonly raw: string;
}

/** A real mail server on the loopback that delivers nothing. */
export interface MailCatcher {
	readonly url: string;
	readonly port: number;
	/** The mails that it has accepted. */
	readonly mails: readonly CaughtMail[];
	/** Every mail that it received in full, accepted or not: how many copies there are. */
	readonly received: readonly CaughtMail[];
	/** How many connections there are now. */
	connections(): number;
	/** Cuts every connection, abruptly. */
	cutLines(): void;
	stop(): Promise<void>;
}

interface CatcherOptions {
	/** A chosen port; by default any free one. */
	readonly port?: number;
	/** Awaited at each connection: until it resolves, the server accepts the connection and sends no greeting. */
	readonly onConnect?: () => void | Promise<void>;
	/**
	 * Called with each mail before it is acknowledged, and awaited; a `MailRefusal` that it throws is the server's answer.
	 */
	readonly onMail?: (mail: CaughtMail) => void | Promise<void>;
}

/** The server's answer instead of accepting a mail: 4xx for now, 5xx for good. */
export class MailRefusal extends Error {
	constructor(
		readonly responseCode: number,
		message: string,
	) {
		super(message);
	}
}

export async function openMailCatcher({ port = 0, onConnect, onMail }: CatcherOptions = {}): Promise<MailCatcher> {
	const mails: CaughtMail[] = [];
	const received: CaughtMail[] = [];
	const lines = new Set<Socket>();
	const server = new SMTPServer({
		disabledCommands: ["AUTH", "STARTTLS"],
		disableReverseLookup: true,
		logger: false,
		onConnect: (_, answer) => void Promise.resolve(onConnect?.()).then(() => answer()),
		onData(stream, session, answer) {
			const chunks: Buffer[] = [];
			stream.on("data", (chunk: Buffer) => chunks.push(chunk));
			stream.on("end", async () => {
				const { mailFrom, rcptTo } = session.envelope;
				const mail = {
					from: mailFrom ? mailFrom.address : "",
					to: rcptTo.map(({ address }) => address),
					raw: Buffer.concat(chunks).toString("utf8"),
				};
				received.push(mail);
				try {
					await onMail?.(mail);
					mails.push(mail);
					answer();
				} catch (error) {
					answer(error as Error);
				}
			});
		},
	});
	server.on("error", () => undefined);
	server.server.on("connection", (line: Socket) => {
		lines.add(line);
		line.once("close", () => lines.delete(line));
	});
	const cutLines = () => {
		for (const line of lines) line.destroy();
	};
	await new Promise<void>((resolve, reject) => {
		server.server.once("error", reject);
		server.listen(port, "127.0.0.1", () => resolve());
	});
	const { port: taken } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${taken}?tls=off`,
		port: taken,
		mails,
		received,
		connections: () => lines.size,
		cutLines,
		stop: () => new Promise((resolve) => server.close(resolve)),
	};
}
