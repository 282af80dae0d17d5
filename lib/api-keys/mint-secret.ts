import { hash, randomBytes } from "node:crypto";

/** So that a secret is recognised wherever it turns up, such as in a log or a repository. */
const PREFIXES = { live: "cp_live_", test: "cp_test_" } as const;
const SECRET = /^cp_(live|test)_[0-9a-f]{64}$/;
/** What a list shows of a secret. */
const SHOWN_LENGTH = PREFIXES.live.length + 6;

export interface MintedSecret {
	/** Shown once, and stored nowhere. */
	readonly secret: string;
	/** How it begins: enough to recognise a key, and useless as one. */
	readonly prefix: string;
	/** Its SHA-256. */
	readonly hash: Uint8Array<ArrayBuffer>;
}

/** A new secret of 256 random bits: `cp_live_…`, or `cp_test_…` for tests. */
export function mintSecret({ isTest }: { readonly isTest: boolean }): MintedSecret {
	const secret = `${isTest ? PREFIXES.test : PREFIXES.live}${randomBytes(32).toString("hex")}`;
	return {
		secret,
		prefix: secret.slice(0, SHOWN_LENGTH),
		hash: Uint8Array.from(Buffer.from(hashSecret(secret), "hex")),
	};
}

/** Whether this can be a secret at all. */
export function isSecret(text: string): boolean {
	return SECRET.test(text);
}

/** A secret's SHA-256, in hexadecimal. */
export function hashSecret(secret: string): string {
	return hash("sha256", secret, "hex");
}
