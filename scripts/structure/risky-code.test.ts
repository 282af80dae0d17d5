import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../settings.ts";
import { isForTests } from "./source.ts";

// docs/security.md says what isn't there. These are its words for the sources that a deployment runs.

const sources = ["app", "components", "lib"]
	.flatMap((folder) =>
		readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
			path.posix.join(folder, file.split(path.sep).join("/")),
		),
	)
	.filter((file) => /\.tsx?$/.test(file))
	.concat("proxy.ts", "instrumentation.ts")
	.filter((file) => !isForTests(file))
	.map((file) => ({ file, text: readFileSync(path.join(ROOT, file), "utf8") }));

/** The files in which this stands. */
const filesWith = (pattern: RegExp) =>
	sources
		.filter(({ text }) => pattern.test(text))
		.map(({ file }) => file)
		.sort();

it("no text becomes code or markup", () => {
	expect(sources.length).toBeGreaterThan(1_000);
	expect(filesWith(/\beval\(|\bnew Function\(|node:vm|\bsetTimeout\(\s*["'`]/)).toEqual([]);
	expect(filesWith(/dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write/)).toEqual([]);
	expect(filesWith(/\bpostMessage\b|addEventListener\(\s*["'`]message["'`]/)).toEqual([]);
});

it("patterns are made of our own texts, never of what was typed", () => {
	expect(filesWith(/\bRegExp\(/)).toEqual([
		"lib/auth/requests/measure-request.ts",
		"lib/ledger/verify/corruptions/corruptions-of-history.ts",
		"lib/ledger/verify/corruptions/corruptions-of-references.ts",
		"lib/pages/help-text.ts",
		"lib/text/addresses/mail-address.ts",
		"lib/text/addresses/readable-address.ts",
		"lib/text/schema.ts",
	]);
});

it("browsers keep no more than how pages look, share it with no other site, and paste as anywhere", () => {
	expect(filesWith(/localStorage/)).toEqual([
		"app/(portal)/_components/palette/single-keys.ts",
		"app/global-error.tsx",
	]);
	expect(filesWith(/document\.cookie/)).toEqual(["components/data-table/address/kept-choices.ts"]);
	expect(filesWith(/sessionStorage|indexedDB|caches\.open|serviceWorker/)).toEqual([]);
	expect(filesWith(/Access-Control-Allow/i)).toEqual([]);
	expect(filesWith(/onPaste|onBeforeInput/)).toEqual([]);
});

it("no program is run, and no file is written but a paper's fonts", () => {
	expect(filesWith(/child_process|worker_threads/)).toEqual([]);
	expect(filesWith(/node:fs/)).toEqual([
		"app/(portal)/orders/[id]/_components/papers/sheet-fonts.ts",
		// It reads the build's own list of routes.
		"lib/auth/requests/measure-request.ts",
	]);
});

it("the database and the mail server are all that is talked to; a browser asks its own portal", () => {
	expect(filesWith(/\bfetch\((?!["'`]\/(?!\/)|request\))/)).toEqual([]);
	expect(
		filesWith(/new (WebSocket|EventSource|XMLHttpRequest)\b|sendBeacon|undici|node:(https|http2|tls|dgram)\b/),
	).toEqual([]);
	expect(filesWith(/import (?!type\b)[^;]*from "node:http"/)).toEqual([]);
	expect(filesWith(/import \{[^}]*\b(connect|createConnection|Socket)\b[^}]*\} from "node:net"/)).toEqual([
		"lib/letters/delivery/mail-server.ts",
	]);
});

it("hashes are SHA-256, what is random comes from the system, and nothing is encrypted by hand", () => {
	const hashes = sources.flatMap(({ text }) => [...text.matchAll(/\b(?:createHash|createHmac|hash)\("(\w+)"/g)]);
	expect([...new Set(hashes.map(([, name]) => name))]).toEqual(["sha256"]);
	expect(filesWith(/\bmd5\b|\bsha1\b/i)).toEqual([]);
	expect(filesWith(/createCipher|createDecipher|createECDH|publicEncrypt/)).toEqual([]);
	// How long to wait until another attempt is no secret.
	expect(filesWith(/(?<!await wait\()Math\.random/)).toEqual([]);
});
