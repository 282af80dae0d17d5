import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as the server was handed it. */
export interface CaughtMail {
	/** From the envelope, which decides who gets it, whatever the headers say. */
	readonly from: string;
	readonly to: readonly string[];
	readonly raw: string;
}

/** A real mail server on the loopback that delivers to nobody. */
export interface MailCatcher {
	readonly url: string;
	readonly port: number;
	/** What it has taken. */
	readonly mails: readonly CaughtMail[];
	/** Whatever it was sent whole, taken or not: how many copies there are. */
	readonly received: readonly CaughtMail[];
	/** How many there are just now. */
	connections(): number;
	/** Cuts every connection, as it is, without a word. */
	cutLines(): void;
	stop(): Promise<void>;
}

interface CatcherOptions {
	/** A port of one's own choosing; any free one otherwise. */
	readonly port?: number;
	/** Where it doesn't answer, the server greets nobody: it takes the connection and says nothing. */
	readonly onConnect?: () => void | Promise<void>;
	/** Told of each mail before it is acknowledged, and awaited; a `MailRefusal` that it throws is what the server answers. */
	readonly onMail?: (mail: CaughtMail) => void | Promise<void>;
}

/** What the server says instead of taking a mail: 4xx for now, 5xx for good. */
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
