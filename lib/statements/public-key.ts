import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { env } from "@/lib/platform/env.ts";

/** What an Ed25519 private key is preceded by in PKCS #8 (RFC 8410). */
const PKCS8_START = Buffer.from("302e020100300506032b657004220420", "hex");

/** The half of a key that everybody may know. */
export interface PublicKey {
	/** The first 32 hexadecimal digits of the SHA-256 of its bytes: who has compared the id has compared the key. */
	readonly id: string;
	/** 32 bytes (RFC 8032). */
	readonly bytes: Buffer;
}

/** The public half of the key that signs statements now (product.md 60). */
export function currentPublicKey(secret?: string): PublicKey {
	const { x = "" } = createPublicKey(privateKey(secret)).export({ format: "jwk" });
	const bytes = Buffer.from(x, "base64url");
	return { id: createHash("sha256").update(bytes).digest("hex").slice(0, 32), bytes };
}

/** The Ed25519 signature of a text, 64 bytes. */
export function signText(text: string, secret?: string): Buffer {
	return sign(null, Buffer.from(text), privateKey(secret));
}

/** Derived, so that every process of a deployment has the same one, and a restored deployment too. */
function privateKey(secret = env.STATEMENT_KEY ?? env.AUTH_SECRET): KeyObject {
	// These words are part of every key that has signed: another text would be another key.
	const seed = createHmac("sha256", secret).update("key of statements").digest();
	return createPrivateKey({ key: Buffer.concat([PKCS8_START, seed]), format: "der", type: "pkcs8" });
}
