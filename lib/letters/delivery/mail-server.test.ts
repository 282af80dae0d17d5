import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { openMailServer } from "./mail-server.ts";

const opened: (() => unknown)[] = [];

afterEach(async () => {
	for (const close of opened.splice(0)) await close();
});

const MAIL = { id: "one", to: { name: "Mary", address: "mary@test.example" }, subject: "S", text: "T", html: "<p>T" };
const PASSWORD = "s3cret-of-the-mail-server";

function send(url: string): Promise<void> {
	const server = openMailServer({ url, sender: { name: "", address: "credits@portal.example" } });
	return server.send(MAIL, { beforeContent: async () => undefined, signal: AbortSignal.timeout(20_000) });
}

/** A server that offers AUTH and accepts everything, without TLS; returns its port and all that it was sent. */
async function aPlainServer(): Promise<{ port: number; told: () => string }> {
	let told = "";
	let isContent = false;
	const answer = (line: string) => {
		if (/^EHLO/.test(line)) return "250-portal\r\n250 AUTH PLAIN LOGIN";
		if (/^AUTH/.test(line)) return "235 fine";
		if (/^STARTTLS/.test(line)) return "502 there is none";
		if (/^DATA/.test(line)) return "354 go on";
		return "250 fine";
	};
	const server = createServer((socket: Socket) => {
		opened.push(() => socket.destroy());
		socket.on("error", () => undefined);
		socket.write("220 hello\r\n");
		socket.on("data", (chunk) => {
			told += chunk;
			for (const line of String(chunk).split("\r\n").slice(0, -1)) {
				if (isContent && line !== ".") continue;
				isContent = /^DATA/.test(line);
				socket.write(`${answer(line)}\r\n`);
			}
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	opened.push(() => server.close());
	return { port: (server.address() as AddressInfo).port, told: () => told };
}

/** One with a self-signed certificate. */
async function aServerWithTls(): Promise<number> {
	const server = new SMTPServer({ authOptional: true, logger: false });
	server.on("error", () => undefined);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
	opened.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
	return (server.server.address() as AddressInfo).port;
}

describe("without TLS", () => {
	it("nothing is sent to a server that offers none: no password, no receiver, no content", async () => {
		const { port, told } = await aPlainServer();
		await expect(send(`smtp://user:${PASSWORD}@127.0.0.1:${port}`)).rejects.toThrow(/TLS/);
		expect(told()).toMatch(/^EHLO [^\r\n]*\r\nSTARTTLS\r\n$/);
		expect(told()).not.toContain(Buffer.from(PASSWORD).toString("base64"));
	});

	it("nothing is sent to a server with an untrusted certificate", async () => {
		await expect(send(`smtp://127.0.0.1:${await aServerWithTls()}`)).rejects.toThrow(/certificate/);
	});

	it("a mail is sent where the URL allows it for a private address", async () => {
		const { port, told } = await aPlainServer();
		await send(`smtp://user:${PASSWORD}@127.0.0.1:${port}?tls=off`);
		expect(told()).toContain("AUTH PLAIN");
		expect(told()).toContain("RCPT TO:<mary@test.example>");
		await send(`smtp://localhost:${port}?tls=off`);
	});
});
