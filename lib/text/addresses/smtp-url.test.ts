import { expect, it } from "vitest";
import { parseSmtpUrl } from "./smtp-url.ts";

it.each([
	["smtp://mail.example", { host: "mail.example", port: 587, tls: "upgrade", auth: null }],
	["smtp://mail.example:25/", { host: "mail.example", port: 25, tls: "upgrade", auth: null }],
	["smtp://127.0.0.1:1025", { host: "127.0.0.1", port: 1025, tls: "upgrade", auth: null }],
	["smtps://mail.example", { host: "mail.example", port: 465, tls: "start", auth: null }],
	["smtp://mail.example:465", { host: "mail.example", port: 465, tls: "start", auth: null }],
	["smtp://u%40x:p%2Fw@mail.example", { tls: "upgrade", auth: { user: "u@x", pass: "p/w" } }],
	["smtp://127.0.0.1:25?tls=off", { host: "127.0.0.1", port: 25, tls: "off" }],
	["smtp://user:secret@10.1.2.3?tls=off", { port: 587, tls: "off", auth: { user: "user", pass: "secret" } }],
	["smtp://[::1]:1025?tls=off", { host: "::1", tls: "off" }],
	["smtp://[fd00::25]?tls=off", { host: "fd00::25", tls: "off" }],
	["smtp://mailpit:1025?tls=off", { host: "mailpit", tls: "off" }],
])("%s is read", (url, server) => expect(parseSmtpUrl(url)).toMatchObject(server));

it.each([
	["no address", "mail.example:25"],
	["another protocol", "http://mail.example"],
	["no host", "smtp://"],
	["a path", "smtp://mail.example/inbox"],
	["a public address without TLS", "smtp://203.0.113.7:25?tls=off"],
	["a public address without TLS, written as IPv6", "smtp://[::ffff:203.0.113.7]:25?tls=off"],
	["TLS from the start, and none", "smtps://127.0.0.1?tls=off"],
	["no TLS at the port that begins with it", "smtp://127.0.0.1:465?tls=off"],
	["a word that isn't known", "smtp://127.0.0.1?tls=no"],
	["an option that isn't known", "smtp://127.0.0.1?tls=off&ignoreTLS=true"],
	["another option", "smtp://mail.example?ignoreTLS=true"],
	["the same twice", "smtp://127.0.0.1?tls=off&tls=off"],
	["a password that isn't encoded", "smtp://user:50%@mail.example"],
])("%s is refused", (_, url) => expect(parseSmtpUrl(url)).toBeNull());
