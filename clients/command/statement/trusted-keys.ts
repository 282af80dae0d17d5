import { createPublicKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { WrongUse } from "../wrong-use.ts";
import type { TrustedKey } from "./signed-head.ts";

const jwk = z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string() });
const jwkSet = z.object({ keys: z.array(jwk).min(1) });

/**
 * The keys that are trusted: an id of 32 hexadecimal digits, or a file with what a portal serves at `/api/statement-keys`,
 * one key of it, or a public key in PEM.
 */
export async function trustedKeys(idOrFile: string): Promise<TrustedKey[]> {
	if (/^[0-9a-f]{32}$/i.test(idOrFile)) return [{ id: idOrFile.toLowerCase() }];
	const text = await readFile(idOrFile, "utf8").catch(() => {
		throw new WrongUse(`${idOrFile} is neither a key's id (32 hexadecimal digits) nor a file that can be read.`);
	});
	try {
		return text.trimStart().startsWith("{") ? fromJson(JSON.parse(text)) : [{ bytes: bytesOf(createPublicKey(text)) }];
	} catch {
		throw new WrongUse(`${idOrFile} has no Ed25519 public key: save what the portal serves at /api/statement-keys.`);
	}
}

function fromJson(json: unknown): TrustedKey[] {
	const single = jwk.safeParse(json);
	const keys = single.success ? [single.data] : jwkSet.parse(json).keys;
	return keys.map((key) => ({ bytes: bytesOf(createPublicKey({ key, format: "jwk" })) }));
}

function bytesOf(key: ReturnType<typeof createPublicKey>): Buffer {
	const { crv, x = "" } = key.export({ format: "jwk" });
	if (crv !== "Ed25519") throw new Error("It is another kind of key.");
	return Buffer.from(x, "base64url");
}
